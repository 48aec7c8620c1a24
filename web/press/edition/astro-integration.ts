import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { currentBanners } from '../../src/content/props/current-banners.ts';
import { holdSnapshot } from '../../src/content/site/snapshot.ts';
import { type Copy, openCopy } from '../content/copy.ts';
import { requireSettings, requireSound } from '../content/requirements.ts';
import { fileAt } from '../lib/file-at.ts';
import { addCopies } from '../publish/add-copies.ts';
import { findClashes } from '../publish/file-clashes.ts';
import { bannerScriptHash } from '../render/banner-script.ts';
import { lockBuild } from '../render/build-lock.ts';
import { bannerList, bannerListPath } from './banner-publisher.ts';
import { filesBesidePages } from './files-beside-pages.ts';

/** Fetches everything, for a build that stores nothing. */
async function fetchOnce(warn: (message: string) => void): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'patient-press-content-'));
  const copy = await openCopy(folder, 'one build');
  await copy.fetchAll().finally(() => rm(folder, { recursive: true, force: true }));
  requireSound(copy.problems(), false, warn);
  requireSettings(copy.snapshot());
  return copy;
}

/**
 * Brings the content to plain Astro, without a press: fetched from the cms when a build or the development server starts;
 * and the files beside the pages, when the pages are written.
 */
export function withContent(): AstroIntegration {
  let copy: Copy | undefined;
  let unlock: (() => void) | undefined;
  const hold = async (warn: (message: string) => void) => {
    copy = await fetchOnce(warn);
    holdSnapshot(copy.snapshot());
  };
  return {
    name: 'press',
    hooks: {
      'astro:build:start': async ({ logger }) => {
        await hold((message) => logger.warn(message));
        unlock = await lockBuild();
      },
      // Also called to make types, by `astro sync` and `astro check`, which need no content.
      'astro:server:start': ({ logger }) => hold((message) => logger.warn(message)),
      'astro:build:done': async ({ dir, pages }) => {
        unlock?.();
        if (!copy) return;
        const write = async (path: string, bytes: Buffer | string) => {
          const target = join(fileURLToPath(dir), path);
          await mkdir(dirname(target), { recursive: true });
          await writeFile(target, bytes);
        };
        const pagePaths = new Set(pages.map(({ pathname }) => `/${pathname}`));
        const { own, redirects } = filesBesidePages(copy, copy.snapshot(), pagePaths, [await bannerScriptHash()]);
        const files = [...own, ...redirects];
        const clashes = findClashes([...[...pagePaths].map(fileAt), ...files.map(({ path }) => path)]);
        for (const file of files) if (!clashes.has(file.path)) await write(file.path, await file.read());
        await write(bannerListPath, bannerList(currentBanners(copy.snapshot())));
        const outDir = fileURLToPath(dir);
        await addCopies(outDir, await readdir(outDir, { recursive: true }), `${outDir.replace(/\/$/, '')}.copies`);
      },
    },
  };
}
