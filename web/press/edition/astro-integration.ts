import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { mediaKey } from '../../src/content/entries/pictures.ts';
import { currentBanners } from '../../src/content/props/current-banners.ts';
import { holdSite } from '../../src/content/site/held-site.ts';
import { bannerScriptHash } from '../bundle/banner-script.ts';
import { lockBuild } from '../bundle/build-lock.ts';
import { type Copy, openCopy, PICTURES } from '../content/copy.ts';
import { requireSettings, requireSound } from '../content/requirements.ts';
import { isAboutOneFile } from '../lib/file-errors.ts';
import { Copies } from '../publish/copies.ts';
import { indexOnce } from '../search/index-once.ts';
import { openDatabase } from '../store/database.ts';
import { bannerList, bannerListPath } from './banner-publisher.ts';
import { fileMakers, type PublishedFile, REDIRECT } from './files-beside-pages.ts';

/** Fetches everything, for a build that stores nothing. */
async function fetchOnce(warn: (message: string) => void): Promise<Copy> {
  const copy = await openCopy({ database: openDatabase(':memory:'), isLive: () => false }, 'one build');
  await copy.sync();
  requireSound(copy.problems(), false, warn);
  requireSettings(copy.site);
  return copy;
}

/** Everything beside the pages: first what the site consists of, then what is only there where nothing else is. */
function filesBeside(copy: Copy, pagePaths: ReadonlySet<string>, bannerScript: string): PublishedFile[] {
  const own: PublishedFile[] = [];
  const taken = {
    has: (path: string) => pagePaths.has(path) || own.some((file) => file.path === path.slice(1)),
  };
  const makers = [...fileMakers({ copy, bundle: [], scripts: [bannerScript], taken })];
  const argumentsOf = (name: string) => (name === PICTURES ? copy.files.all().map(mediaKey) : ['']);
  for (const [name, maker] of makers)
    for (const argument of argumentsOf(name)) own.push(...maker.make(copy.site, argument).files);
  return own;
}

async function write(outDir: string, path: string, bytes: Buffer | string): Promise<void> {
  const target = join(outDir, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
}

/** A redirect's page is left out where another file is, or a folder. */
async function writeUnlessTaken(outDir: string, { path, rank, read }: PublishedFile): Promise<void> {
  if (rank >= REDIRECT && existsSync(join(outDir, path))) return;
  await write(outDir, path, await read()).catch((error: unknown) => {
    if (!isAboutOneFile(error)) throw error;
  });
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
    holdSite(copy.site);
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
        const outDir = fileURLToPath(dir);
        const pagePaths = new Set(pages.map(({ pathname }) => `/${pathname}`));
        const files = filesBeside(copy, pagePaths, await bannerScriptHash());
        for (const file of files) await writeUnlessTaken(outDir, file);
        for (const { path, content } of indexOnce(copy.site)) await write(outDir, path, content);
        await write(outDir, bannerListPath, bannerList(currentBanners(copy.site)));
        const draftDir = `${outDir.replace(/\/$/, '')}.copies`;
        const copies = new Copies({ outDir, draftDir, inTurn: (work) => work() });
        copies.add(await readdir(outDir, { recursive: true }));
        await copies.idle();
        await copies.close();
      },
    },
  };
}
