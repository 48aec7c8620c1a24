import { join } from 'node:path';
import type { PressProblem, PublicationReport } from '@patient-press/shared/press-status';
import { pathOfEntry } from '../../src/content/entries/entries.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { type Copy, type DocumentName, openCopy } from '../content/copy.ts';
import { fileAt } from '../lib/file-at.ts';
import { findClashes } from '../publish/file-clashes.ts';
import type { FailedFile } from '../publish/publication.ts';
import { isOfBanners, openBannerFolder, openSiteFolder, type SiteFolder, stateDirOf } from '../publish/site-folder.ts';
import { bannerScriptHash } from '../render/banner-script.ts';
import { type Page, type Renderer, warmUp } from '../render/renderer.ts';
import { type BannerPublisher, openBannerPublisher } from './banner-publisher.ts';
import { readMadeBy } from './build-id.ts';
import { bundledFiles, type FilesBesidePages, filesBesidePages, type PublishedFile } from './files-beside-pages.ts';
import { type DocumentReport, type FailedPage, listProblems, reportPages } from './problems.ts';
import { findPublishable } from './publishable.ts';

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
  readonly siteFolder: SiteFolder;
  readonly renderer: Renderer;
  readonly banners: BannerPublisher;
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
  const siteFolder = await openSiteFolder(outDir);
  try {
    const madeBy = readMadeBy();
    const copy = await openCopy(stateDirOf(outDir), madeBy);
    await fill(copy);
    const bundleDir = join(stateDirOf(outDir), 'bundle');
    const renderer = await warmUp(copy.snapshot(), bundleDir);
    const bundle = bundledFiles(bundleDir);
    const banners = openBannerPublisher({ copy, renderer, site: await openBannerFolder(outDir), madeBy });
    return makePress({ copy, siteFolder, renderer, banners, bundle, scripts: [await bannerScriptHash()], madeBy });
  } catch (error) {
    siteFolder.close();
    throw error;
  }
}

/** Files without those whose place a page or an earlier one has. */
function firstOfEach(files: readonly PublishedFile[], pages: readonly Page[]): PublishedFile[] {
  const taken = new Set(pages.map(({ file }) => file));
  return files.filter(({ path }) => !taken.has(path) && taken.add(path));
}

type Parts = Pick<Press, 'copy' | 'siteFolder' | 'renderer' | 'banners'> & {
  bundle: PublishedFile[];
  /** Hashes of the scripts that stand in pages. */
  scripts: string[];
  madeBy: string;
};

function makePress({ copy, siteFolder: site, renderer, banners, bundle, scripts, madeBy }: Parts): Press {
  /** What could not be shown at the last publication; readers have its last good version. */
  let failed: DocumentReport[] = [];

  /** Of the code that renders it, too: a page is another when its template is. */
  const keyOf = (page: Page) => page.key && `${madeBy} ${page.key}`;
  const differs = (path: string, key: string | undefined) => key === undefined || site.files.get(path)?.key !== key;

  /** Of the same code, another key means other bytes. */
  const isSure = ({ file, key }: Page): true | undefined =>
    key !== undefined && site.files.get(file)?.key.startsWith(madeBy) ? true : undefined;

  const stageFiles = async (files: readonly PublishedFile[], keys: Map<string, string>) => {
    const changed: string[] = [];
    const problems: FailedFile[] = [];
    for (const { path, key, read } of files) {
      if (!differs(path, key)) continue;
      const staged = await site.stage(path, await read());
      if (staged === true) changed.push(path);
      if (typeof staged === 'object') problems.push(staged);
      else keys.set(path, key ?? '');
    }
    return { changed, problems };
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
      const staged = await site.stage(page.file, rendered.bytes, isSure(page));
      if (staged === true) changed.push(page.file);
      if (typeof staged === 'object') problems.push({ path: page.path, message: staged.message });
      else keys.set(page.file, keyOf(page) ?? '');
    });
    return { changed, problems };
  };

  /** The files of a site that can be there beside each other, and what those that can't say of themselves. */
  const plan = (pages: readonly Page[], { own, redirects }: FilesBesidePages) => {
    const beside = firstOfEach([...bundle, ...own, ...redirects], pages);
    const first = [...bundle, ...own].map(({ path }) => path);
    const clashes = findClashes([...first, ...pages.map(({ file }) => file), ...beside.map(({ path }) => path)]);
    const clashing: FailedFile[] = Array.from(clashes, ([path, message]) => ({ path, message }));
    return {
      files: beside.filter(({ path }) => !clashes.has(path)),
      pages: pages.filter(({ file }) => !clashes.has(file)),
      clashing,
    };
  };

  /** Reports about files, by the documents that these are of. */
  const reportFiles = (
    problems: readonly FailedFile[],
    pages: readonly Page[],
    files: readonly PublishedFile[],
  ): DocumentReport[] =>
    problems.flatMap(({ path, message }) => {
      const page = pages.find(({ file }) => file === path);
      if (page) return reportPages(copy, [{ path: page.path, message }]);
      const owner = files.find((file) => file.path === path)?.owner;
      return [
        { document: owner, field: owner?.contentType === 'redirects' ? 'from' : '', message: `${path}: ${message}` },
      ];
    });

  const publish: Press['publish'] = async ({ ms = () => null, strict = false } = {}) => {
    await site.begin();
    const ofBanners = await banners.publish(ms);
    const comparing = elapsed();
    const { snapshot, keptPaths, reports } = findPublishable(copy, (path) => site.files.has(fileAt(path)));
    const listed = (await renderer.list(snapshot)).filter(({ file }) => !isOfBanners(file));
    const others = filesBesidePages(copy, snapshot, new Set(listed.map(({ path }) => path)), scripts);
    const { files, pages, clashing } = plan(listed, others);
    const wanted = new Set([...pages.map(({ file }) => file), ...files.map(({ path }) => path)]);
    // A document that does not parse keeps its last good page, also when nothing else of it is left.
    for (const path of copy.keptPaths()) wanted.add(fileAt(path));
    const removed = [...site.files.keys()].filter((path) => !wanted.has(path));
    const compare = comparing();

    const rendering = elapsed();
    const keys = new Map<string, string>();
    const stagedFiles = await stageFiles(files, keys);
    const renewed = pages.filter(({ path }) => !keptPaths.has(path));
    const stagedPages = await stagePages(snapshot, renewed, keys);
    const render = rendering();
    const ofFiles = (problems: readonly FailedFile[]) => reportFiles(problems, listed, [...files, ...others.redirects]);
    failed = [
      ...reports,
      ...others.lost,
      ...reportPages(copy, stagedPages.problems),
      ...ofFiles([...clashing, ...stagedFiles.problems]),
    ];
    const [first] = [...banners.failed(), ...stagedPages.problems, ...clashing, ...stagedFiles.problems];
    if (first && strict) {
      await site.begin();
      throw new PageError(`The page ${first.path} cannot be made: ${first.message}`);
    }

    const writing = elapsed();
    const changed = [...stagedFiles.changed, ...stagedPages.changed];
    const applied = await site.publish({ changed, removed, keys, ms });
    failed = [...failed, ...ofFiles(applied.failed)];
    return {
      changed: [...ofBanners.changed, ...applied.changed],
      removed: [...ofBanners.removed, ...applied.removed],
      spent: { compare, render, write: writing() },
    };
  };

  const pathOf: Press['pathOf'] = (name) => {
    const held = copy.held(name);
    return held ? pathOfEntry(held.entry) : null;
  };
  return {
    copy,
    siteFolder: site,
    renderer,
    banners,
    problems: () => listProblems(copy, [...reportPages(copy, banners.failed()), ...failed]),
    publish,
    pathOf,
    close: () => site.close(),
  };
}
