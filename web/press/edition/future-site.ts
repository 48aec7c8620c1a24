import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathKey } from '@patient-press/shared/site-paths';
import type { Draft } from '../../src/content/site/content.ts';
import type { Copy } from '../content/copy.ts';
import { type DocumentName, keyOf } from '../content/document-name.ts';
import type { DraftedSite } from '../content/drafted-site.ts';
import type { DocumentReport } from '../content/shown.ts';
import { fileOf, NOT_FOUND_PATH, type Page } from '../render/page.ts';
import type { FileRecords } from '../store/file-records.ts';
import { LayeredNodes } from '../store/layered-nodes.ts';
import { documentName, filesName, parseNodeName } from '../store/node-names.ts';
import type { Node } from '../store/nodes.ts';
import { type AtPath, pageOf, pathOfFile, toAtPath } from './at-path.ts';
import { type FileMaker, type PublishedFile, REDIRECTS, redirectMaker, takenPaths } from './files-beside-pages.ts';
import { Round } from './round.ts';

/** A file of the site that readers would get otherwise, and what makes it now and then; undefined: nothing does. */
export interface Difference {
  path: string;
  before: AtPath | undefined;
  after: AtPath | undefined;
}

/** What readers would find at an address. */
export type Found =
  | {
      kind: 'page';
      path: string;
      page: Page;
      owner: DocumentName | undefined;
      state: 'new' | 'changed' | 'unchanged';
      status: number;
    }
  | { kind: 'file'; path: string; file: PublishedFile | undefined }
  | { kind: 'redirect'; to: string };

interface Parts {
  copy: Copy;
  /** What is known of the published files. */
  records: FileRecords;
  makers: ReadonlyMap<string, FileMaker>;
  /** Names the code that makes pages. */
  madeBy: string;
}

/** As many pages are looked at, at most; of more it is said that there are more. */
const MOST = 5000;
/** As many files are compared in one go. */
const TOGETHER = 200;

/**
 * The site as readers would get it if other versions of some documents were published. It is found as a publication finds what
 * is to be made, over nodes of its own: nothing of it is stored, and nothing that is published waits for it.
 */
export class FutureSite {
  readonly #parts: Parts;
  readonly #nodes: LayeredNodes;
  readonly #drafted: DraftedSite;
  readonly #undrafted: DraftedSite;
  readonly #redirects: FileMaker;
  readonly #round: Round;
  /** Of redirects, those that lead somewhere, by the key of their path; and the keys of paths that are answered with 410. */
  #leading = new Map<string, string>();
  #gone: ReadonlySet<string> = new Set();
  readonly #files = new Map<string, PublishedFile>();
  readonly #differences: Difference[] = [];
  #isCut = false;

  private constructor(parts: Parts, drafts: readonly Draft[]) {
    const { copy } = parts;
    const { content } = copy;
    this.#parts = parts;
    this.#nodes = new LayeredNodes(copy.nodes);
    this.#drafted = copy.withDrafts(drafts);
    this.#undrafted = copy.withDrafts([]);
    this.#redirects = redirectMaker(takenPaths({ content, nodes: this.#nodes }));
    const names = drafts.map(({ name, documentId }) => ({ contentType: name, documentId }));
    const drafted = new Set(names.map(keyOf));
    this.#drafted.make((_, facts) => this.#nodes.markReadersOf(facts));
    for (const name of names) this.#nodes.mark(documentName(keyOf(name)));
    this.#round = new Round({
      ...parts,
      makers: new Map([...parts.makers, [REDIRECTS, this.#redirects]]),
      copy: {
        content,
        site: this.#drafted.site,
        nodes: this.#nodes,
        standingOf: (name) => (drafted.has(keyOf(name)) ? 'shown' : copy.standingOf(name)),
        inOneGo: (work) => this.#drafted.make(work),
      },
    });
  }

  /** Looks at what the drafts concern, some pages at a time. */
  static async look(parts: Parts, drafts: readonly Draft[]): Promise<FutureSite> {
    const future = new FutureSite(parts, drafts);
    await future.#look();
    return future;
  }

  /** What readers would get otherwise, in the order of the paths. */
  get differences(): readonly Difference[] {
    return this.#differences;
  }

  /** Whether there may be more of them. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** What can't be as the drafts have it beside the rest of the site. */
  get problems(): readonly DocumentReport[] {
    return [...this.#round.clashes, ...(this.#round.lost.get(filesName(REDIRECTS)) ?? [])];
  }

  /** What readers would find at a path that is gone; null: there is no such page. */
  instead(path: string): { to: string } | 'notice' | 'gone' | null {
    const to = this.#leading.get(pathKey(path));
    if (toAtPath(this.#nodeAt(path))?.kind === 'notice') return 'notice';
    if (to !== undefined) return { to };
    return this.#gone.has(pathKey(path)) ? 'gone' : null;
  }

  /** What readers would find at an address. @param path decoded. */
  find(path: string): Found {
    const node = this.#nodeAt(path);
    const at = toAtPath(node);
    if (node && (at?.kind === 'page' || at?.kind === 'notice')) {
      const page = this.#drafted.make((site) => pageOf(site, node.name));
      if (page) return this.#toFound(page, at.owner, path === NOT_FOUND_PATH ? 404 : 200);
    }
    if (at?.kind === 'file') return { kind: 'file', path, file: this.#files.get(fileOf(path)) };
    const to =
      this.#leading.get(pathKey(path)) ?? (path.endsWith('/') || !this.#nodeAt(`${path}/`) ? undefined : `${path}/`);
    if (to !== undefined) return { kind: 'redirect', to };
    const notFound = path === NOT_FOUND_PATH ? undefined : this.find(NOT_FOUND_PATH);
    if (notFound?.kind !== 'page') throw new Error('The site has no page for what is not found.');
    return { ...notFound, path, status: this.#gone.has(pathKey(path)) ? 410 : 404 };
  }

  #toFound(page: Page, owner: DocumentName | undefined, status: number): Found {
    const { records, madeBy } = this.#parts;
    const published = records.get(page.file)?.key;
    const state = published === undefined ? 'new' : published === `${madeBy} ${page.key}` ? 'unchanged' : 'changed';
    return { kind: 'page', path: page.path, page, owner, state, status };
  }

  #nodeAt = (path: string): Node | undefined => this.#nodes.claimantsOf(fileOf(path))[0];

  async #look(): Promise<void> {
    const files = new Set<string>();
    for await (const due of this.#round.pages(MOST))
      for (const { page } of this.#withoutPending(due)) files.add(page.file);
    this.#isCut = this.#round.hasPages();
    for (const { file } of this.#round.files(true)) {
      files.add(file.path);
      this.#files.set(file.path, file);
    }
    for (const file of this.#round.freed()) if (this.#parts.records.has(file)) files.add(file);
    for (const [index, file] of [...files].sort().entries()) {
      if (index % TOGETHER === 0) await nextTurn();
      this.#differences.push(this.#toDifference(file));
    }
    await this.#findRedirects();
  }

  /** Without the pages that a publication is about to change anyway: they are the same with and without the drafts. */
  #withoutPending<D extends { name: string; page: Page }>(due: readonly D[]): readonly D[] {
    const marked = new Set(this.#parts.copy.nodes.marked());
    // What pages share, or which pages there are, may make any page another. Pages alone may wait for long, for what they lack.
    const isAny = [...marked].some((name) => !['page', 'search'].includes(parseNodeName(name).kind));
    const isSame = ({ name, page }: D) =>
      (isAny || marked.has(name)) && this.#undrafted.make((site) => pageOf(site, name))?.key === page.key;
    return due.filter((one) => !isSame(one));
  }

  #toDifference(file: string): Difference {
    const { records, copy } = this.#parts;
    return {
      path: pathOfFile(file),
      before: records.has(file) ? toAtPath(copy.nodes.claimantsOf(file)[0]) : undefined,
      after: toAtPath(this.#nodes.claimantsOf(file)[0]),
    };
  }

  async #findRedirects(): Promise<void> {
    const { files } = this.#drafted.make((site) => this.#redirects.make(site, ''));
    const read = async <T>(path: string): Promise<T[]> =>
      JSON.parse(String((await files.find((file) => file.path === path)?.read()) ?? '[]'));
    const redirects = await read<{ from: string; to: string }>('_redirects.json');
    this.#leading = new Map(redirects.map(({ from, to }) => [pathKey(from), to]));
    this.#gone = new Set((await read<string>('_gone.json')).map(pathKey));
  }
}
