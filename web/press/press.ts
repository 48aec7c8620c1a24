import { join } from 'node:path';
import type { PressProblem, PublicationReport } from '@patient-press/shared/press-status';
import { pathOfEntry } from '../src/content/entries.ts';
import type { Snapshot } from '../src/content/snapshot.ts';
import { type BannerDesk, openBannerDesk } from './banners.ts';
import { type Copy, type DocumentName, openCopy } from './content/copy.ts';
import { readMadeBy } from './made-by.ts';
import { type FailedPage, listProblems } from './problems.ts';
import { fileAt } from './publish/redirects.ts';
import { isOfBanners, openBanners, openSite, type Site, stateDirOf } from './publish/site.ts';
import { bundledFiles, filesBesidePages, type SiteFile } from './publish/site-files.ts';
import { bannerScriptHash } from './render/banner-script.ts';
import { type Page, type Renderer, warmUp } from './render/renderer.ts';

/** A page's template threw, in a build that is to be whole. */
export class PageError extends Error {
  override name = 'PageError';
}

/** What a publication did: paths below the site's folder, and milliseconds. */
export interface Published {
  changed: string[];
  removed: string[];
  spent: Pick<PublicationReport['spent'], 'compare' | 'render' | 'write'>;
}

/** Everything between a copy of the newsroom and a site on disk. */
export interface Press {
  readonly copy: Copy;
  readonly site: Site;
  readonly renderer: Renderer;
  readonly banners: BannerDesk;
  /** Everything that readers do not see as it is in the admin. */
  problems(): readonly PressProblem[];
  /**
   * Makes the site what the copy says: renders the pages that differ, and replaces their files.
   * @param ms how long ago the change was, asked for when readers have it; null: there was none.
   * @param strict with a page that cannot be made, publish nothing. @throws PageError
   */
  publish(options?: { ms?: () => number | null; strict?: boolean }): Promise<Published>;
  /** Where the page of a document is; null when it has none. */
  pathOf(name: DocumentName): string | null;
  close(): void;
}

const elapsed = () => {
  const started = performance.now();
  return () => performance.now() - started;
};

/**
 * Opens the press on a site's folder. Its copy may be empty yet.
 * @param fill brings the copy up to date, before anything is rendered.
 * @throws FolderInUseError, NotASiteError, WarmAstroError, and what `fill` throws.
 */
export async function openPress(outDir: string, fill: (copy: Copy) => Promise<void>): Promise<Press> {
  const site = await openSite(outDir);
  try {
    const madeBy = readMadeBy();
    const copy = await openCopy(stateDirOf(outDir), madeBy);
    await fill(copy);
    const bundleDir = join(stateDirOf(outDir), 'bundle');
    const renderer = await warmUp(copy.snapshot(), bundleDir);
    const bundle = bundledFiles(bundleDir);
    const banners = openBannerDesk({ copy, renderer, site: await openBanners(outDir), madeBy });
    return makePress({ copy, site, renderer, banners, bundle, scripts: [await bannerScriptHash()], madeBy });
  } catch (error) {
    site.close();
    throw error;
  }
}

type Parts = Pick<Press, 'copy' | 'site' | 'renderer' | 'banners'> & {
  bundle: SiteFile[];
  /** Hashes of the scripts that stand in pages. */
  scripts: string[];
  madeBy: string;
};

function makePress({ copy, site, renderer, banners, bundle, scripts, madeBy }: Parts): Press {
  /** Pages that could not be made at the last publication; readers have their last good version. */
  let failed: FailedPage[] = [];
  let lostRedirects: string[] = [];

  /** Of the code that renders it, too: a page is another when its template is. */
  const keyOf = (page: Page) => page.key && `${madeBy} ${page.key}`;
  const differs = (path: string, key: string | undefined) => key === undefined || site.files.get(path)?.key !== key;

  /** Of the same code, another key means other bytes. */
  const isSure = ({ file, key }: Page): true | undefined =>
    key !== undefined && site.files.get(file)?.key.startsWith(madeBy) ? true : undefined;

  const stageFiles = async (files: readonly SiteFile[], keys: Map<string, string>) => {
    const changed: string[] = [];
    for (const { path, key, read } of files) {
      if (!differs(path, key)) continue;
      if (await site.stage(path, await read())) changed.push(path);
      keys.set(path, key ?? '');
    }
    return changed;
  };

  const stagePages = async (snapshot: Snapshot, pages: readonly Page[], keys: Map<string, string>) => {
    const changed: string[] = [];
    const problems: FailedPage[] = [];
    const differing = pages.filter((page) => differs(page.file, keyOf(page)));
    await renderer.render(snapshot, differing, async (rendered) => {
      const { page } = rendered;
      if ('error' in rendered) {
        const { error } = rendered;
        problems.push({ path: page.path, message: error instanceof Error ? error.message : String(error) });
        return;
      }
      keys.set(page.file, keyOf(page) ?? '');
      if (await site.stage(page.file, rendered.bytes, isSure(page))) changed.push(page.file);
    });
    return { changed, problems };
  };

  const publish: Press['publish'] = async ({ ms = () => null, strict = false } = {}) => {
    await site.begin();
    const ofBanners = await banners.publish(ms);
    const snapshot = copy.snapshot();
    const comparing = elapsed();
    const pages = (await renderer.list(snapshot)).filter(({ file }) => !isOfBanners(file));
    const pageFiles = new Set(pages.map(({ file }) => file));
    const others = filesBesidePages(copy, new Set(pages.map(({ path }) => path)), scripts);
    ({ lostRedirects } = others);
    const files = [...bundle, ...others.files].filter(({ path }) => !pageFiles.has(path));
    const wanted = new Set([...pageFiles, ...files.map(({ path }) => path)]);
    // A document that does not parse keeps its last good page, also when nothing else of it is left.
    for (const path of copy.keptPaths()) wanted.add(fileAt(path));
    const removed = [...site.files.keys()].filter((path) => !wanted.has(path));
    const compare = comparing();

    const rendering = elapsed();
    const keys = new Map<string, string>();
    const changedFiles = await stageFiles(files, keys);
    const { changed: changedPages, problems } = await stagePages(snapshot, pages, keys);
    const render = rendering();
    failed = problems;
    const [first] = [...banners.failed(), ...problems];
    if (first && strict) {
      await site.begin();
      throw new PageError(`The page ${first.path} cannot be made: ${first.message}`);
    }

    const writing = elapsed();
    const changed = [...changedFiles, ...changedPages];
    await site.publish({ changed, removed, keys, ms });
    return {
      changed: [...ofBanners.changed, ...changed],
      removed: [...ofBanners.removed, ...removed],
      spent: { compare, render, write: writing() },
    };
  };

  const pathOf: Press['pathOf'] = (name) => {
    const held = copy.held(name);
    return held ? pathOfEntry(held.entry) : null;
  };
  return {
    copy,
    site,
    renderer,
    banners,
    problems: () => listProblems(copy, [...banners.failed(), ...failed], lostRedirects),
    publish,
    pathOf,
    close: () => site.close(),
  };
}
