import type { Snapshot } from '../../src/content/site/snapshot.ts';
import type { Copy } from '../content/copy.ts';
import { fileAt } from '../lib/file-at.ts';
import { findClashes } from '../publish/file-clashes.ts';
import type { FailedFile } from '../publish/publication.ts';
import type { PublishedFolder } from '../publish/published-folder.ts';
import { isOfBanners } from '../publish/site-folder.ts';
import type { Page } from '../render/page.ts';
import type { Renderer } from '../render/renderer.ts';
import { documentProblems } from '../words/document-problems.ts';
import { type FilesBesidePages, filesBesidePages, type PublishedFile } from './files-beside-pages.ts';
import { type DocumentReport, reportPages } from './problems.ts';
import { findPublishable } from './publishable.ts';

/** What an edition is to consist of, worked out before any page of it is rendered. */
export interface Plan {
  snapshot: Snapshot;
  /** Pages to be rendered where they differ. Those that stay as they are, whatever they show now, are not among them. */
  pages: Page[];
  files: PublishedFile[];
  /** Files of the folder that have no place in the edition. */
  removed: string[];
  /** Files that can't be beside others. */
  clashing: FailedFile[];
  /** What of the copy can't be shown as it is. */
  reports: DocumentReport[];
  /** Everything that was to be there, also what can't. */
  all: { pages: readonly Page[]; files: readonly PublishedFile[] };
}

/** What an edition is made from. */
export interface Sources {
  copy: Copy;
  renderer: Renderer;
  folder: PublishedFolder;
  /** Styles, fonts and scripts. */
  bundle: readonly PublishedFile[];
  /** Hashes of the scripts that are in pages. */
  scripts: readonly string[];
}

/** Files without those whose place a page or an earlier one has. */
function firstOfEach(files: readonly PublishedFile[], pages: readonly Page[]): PublishedFile[] {
  const taken = new Set(pages.map(({ file }) => file));
  return files.filter(({ path }) => !taken.has(path) && taken.add(path));
}

/** Which files can be there beside each other; the bundle and the site's own come first, redirects last. */
function placeFiles(bundle: readonly PublishedFile[], pages: readonly Page[], { own, redirects }: FilesBesidePages) {
  const beside = firstOfEach([...bundle, ...own, ...redirects], pages);
  const first = [...bundle, ...own].map(({ path }) => path);
  const clashes = findClashes([...first, ...pages.map(({ file }) => file), ...beside.map(({ path }) => path)]);
  return {
    files: beside.filter(({ path }) => !clashes.has(path)),
    pages: pages.filter(({ file }) => !clashes.has(file)),
    clashing: Array.from(clashes, ([path, message]) => ({ path, message })),
  };
}

/** Plans the edition that the copy asks for now. */
export async function planEdition({ copy, renderer, folder, bundle, scripts }: Sources): Promise<Plan> {
  const { snapshot, keptPaths, reports } = findPublishable(copy, (path) => folder.files.has(fileAt(path)));
  const listed = (await renderer.list(snapshot)).filter(({ file }) => !isOfBanners(file));
  const beside = filesBesidePages(copy, snapshot, new Set(listed.map(({ path }) => path)), scripts);
  const { files, pages, clashing } = placeFiles(bundle, listed, beside);
  const wanted = new Set([...pages.map(({ file }) => file), ...files.map(({ path }) => path)]);
  // A document that does not parse keeps its last good page, also when nothing else of it is left.
  for (const path of copy.keptPaths()) wanted.add(fileAt(path));
  return {
    snapshot,
    pages: pages.filter(({ path }) => !keptPaths.has(path)),
    files,
    removed: [...folder.files.keys()].filter((path) => !wanted.has(path)),
    clashing,
    reports: [...reports, ...beside.lost],
    all: { pages: listed, files: [...files, ...beside.redirects] },
  };
}

/** Reports about files of an edition, by the documents that these are of. */
export const reportFiles = (copy: Copy, { all }: Plan, failed: readonly FailedFile[]): DocumentReport[] =>
  failed.flatMap(({ path, message, isMissing }) => {
    const page = all.pages.find(({ file }) => file === path);
    if (page) return reportPages(copy, [{ path: page.path, message }]);
    const owner = all.files.find((file) => file.path === path)?.owner;
    const field = owner?.contentType === 'redirects' ? 'from' : '';
    if (isMissing) return [{ document: owner, field: 'file', message, missingFile: path }];
    return [{ document: owner, field, message: documentProblems.file({ path, why: message }) }];
  });
