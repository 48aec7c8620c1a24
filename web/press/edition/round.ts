import { setImmediate as nextTurn } from 'node:timers/promises';
import { cacheKeyOf } from '../../src/content/props/cache-key.ts';
import type { Route } from '../../src/content/props/route.ts';
import { routes } from '../../src/content/props/routes.ts';
import { isSearched } from '../../src/content/props/searched-page.ts';
import { sharedNamed } from '../../src/content/props/shared.ts';
import type { Copy } from '../content/copy.ts';
import { type DocumentName, nameOf } from '../content/document-name.ts';
import type { DocumentReport } from '../content/shown.ts';
import { type Page, toPage } from '../render/page.ts';
import { BATCH } from '../render/renderer.ts';
import type { FileRecords } from '../store/file-records.ts';
import {
  documentName,
  fileName,
  filesPrefix,
  pageName,
  pagesPrefix,
  parseNodeName,
  searchName,
  sectionName,
} from '../store/node-names.ts';
import type { NodeTable } from '../store/nodes.ts';
import { Claims } from './claims.ts';
import { type FileMaker, PATHS, type PublishedFile } from './files-beside-pages.ts';

/** A file that is to be made, and what is noted once it is published. */
interface Due {
  name: string;
  key: string;
  /** The newest mark when it was looked at. */
  mark: number;
  owner: DocumentName | undefined;
}
export interface DuePage extends Due {
  page: Page;
}
export interface DueFile extends Due {
  file: PublishedFile;
}

interface Parts {
  /** What is looked at: what readers are to get, or what they would get. */
  copy: Pick<Copy, 'content' | 'site' | 'standingOf' | 'inOneGo'> & { nodes: NodeTable };
  /** What is known of the published files. */
  records: Pick<FileRecords, 'get'>;
  makers: ReadonlyMap<string, FileMaker>;
  /** Names the code that makes pages. */
  madeBy: string;
}

const byName = new Map(routes.map((route) => [route.name, route]));
const rankOf = (route: Route) => routes.indexOf(route);

/** Nodes that are looked at in one transaction, between which others have their turn. */
const AT_ONCE = 100;

/** Takes some, at most, out of a queue. */
function take(queue: Set<string>, most: number): string[] {
  const taken: string[] = [];
  for (const name of queue) {
    if (taken.length >= most) break;
    taken.push(name);
    queue.delete(name);
  }
  return taken;
}

/**
 * What is to be made of the nodes that are marked. Each is looked at; what comes out otherwise marks its own readers, or is a
 * page or a file to be made. Nothing else is looked at. Changes that come meanwhile mark nodes for the next round, or for this.
 */
export class Round {
  readonly #parts: Parts;
  readonly #nodes: NodeTable;
  /** The newest mark that was taken into the queues. */
  #seen = 0;
  readonly #shared = new Set<string>();
  readonly #documents = new Set<string>();
  readonly #sections = new Set<string>();
  readonly #pages = new Set<string>();
  readonly #files = new Set<string>();
  readonly #claims: Claims;
  #ms = 0;
  /** What makers of files can't do, by maker. */
  readonly lost = new Map<string, DocumentReport[]>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#nodes = parts.copy.nodes;
    this.#claims = new Claims(this.#nodes);
  }

  /** Files that can't be there beside others. */
  get clashes(): readonly DocumentReport[] {
    return this.#claims.clashes;
  }

  /** Milliseconds that looking at nodes took so far. */
  get ms(): number {
    return this.#ms;
  }

  /** Whether a page may be due. */
  hasPages(): boolean {
    this.#pull();
    return [this.#shared, this.#documents, this.#sections, this.#pages].some(({ size }) => size > 0);
  }

  /**
   * The pages that are to be rendered, in batches as the renderer takes them. What needs no rendering is settled.
   * @param most ends after about so many; the next call goes on from there.
   */
  async *pages(most: number): AsyncGenerator<DuePage[]> {
    let count = 0;
    while (count < most && this.hasPages()) {
      await nextTurn();
      const due = this.#inOneGo(() => this.#lookAtNext());
      count += due.length;
      if (due.length > 0) yield due;
    }
  }

  /** The files beside pages that are to be made. @param isLast whether all pages were looked at. */
  files(isLast: boolean): DueFile[] {
    return this.#inOneGo(() => {
      const first = this.#lookAtMakers((maker) => !maker?.isLast);
      if (!isLast) return first;
      if (this.#claims.haveChanged()) this.#nodes.markReadersOf([PATHS]);
      const last = this.#lookAtMakers(() => true);
      // Where redirects are is no path that they must know of.
      this.#claims.haveChanged();
      return [...first, ...last];
    });
  }

  /** Files that no node is for any more. To be asked for once all pages and files were looked at. */
  freed(): string[] {
    return this.#claims.freed();
  }

  #inOneGo<T>(work: () => T): T {
    const started = performance.now();
    const made = this.#parts.copy.inOneGo(work);
    this.#ms += performance.now() - started;
    return made;
  }

  /** Takes newly marked nodes into the queues. */
  #pull(): void {
    for (const { name, mark } of this.#nodes.markedAfter(this.#seen)) {
      this.#seen = mark;
      const parsed = parseNodeName(name);
      if (parsed.kind === 'file') this.#files.add(parsed.of);
      else if (parsed.kind === 'files') this.#files.add(name);
      else if (parsed.kind === 'document') this.#documents.add(name);
      else if (parsed.kind === 'section') this.#sections.add(name);
      else if (parsed.kind === 'page') this.#pages.add(name);
      // What is searched has its turn once readers have the pages.
      else if (parsed.kind !== 'search') this.#shared.add(name);
    }
  }

  /** Looks at some nodes: first at what pages share, then at which pages there are, then at these. */
  #lookAtNext(): DuePage[] {
    this.#pull();
    const shared = take(this.#shared, AT_ONCE);
    for (const name of shared) this.#lookAtShared(name);
    if (shared.length > 0) return [];
    const documents = take(this.#documents, AT_ONCE);
    for (const name of documents) this.#lookAtDocument(name);
    const sections = documents.length > 0 ? [] : take(this.#sections, AT_ONCE);
    for (const name of sections) this.#lookAtSection(name);
    if (documents.length + sections.length > 0) return [];
    const due: DuePage[] = [];
    for (let count = 0; count < AT_ONCE && due.length < BATCH; count += 1)
      for (const name of take(this.#pages, 1)) due.push(...this.#lookAtPage(name));
    return due;
  }

  #lookAtShared(name: string): void {
    const { site } = this.#parts.copy;
    site.forget(name);
    if (sharedNamed(site, name)) this.#noteShared();
    else this.#nodes.remove(name);
  }

  /** Notes what was made that pages share. Their readers are marked when it came out otherwise. */
  #noteShared(): void {
    for (const [name, { made, facts }] of this.#parts.copy.site.takeShared()) {
      const key = cacheKeyOf(made);
      const before = this.#nodes.get(name);
      this.#nodes.look({ name, rank: 0, file: null }, facts);
      if (before && before.key !== key) this.#nodes.markReadersOf([name]);
      this.#nodes.settle(name, key, this.#nodes.newestMark);
    }
  }

  #lookAtDocument(name: string): void {
    const key = name.slice(documentName('').length);
    const { contentType, documentId } = nameOf(key);
    if (isSearched(contentType)) this.#nodes.mark(searchName(key));
    for (const route of routes) if (route.of === contentType) this.#nodes.mark(sectionName(route.name, documentId));
    this.#nodes.remove(name);
  }

  #lookAtSection(name: string): void {
    const { content, site } = this.#parts.copy;
    const parsed = parseNodeName(name);
    const route = parsed.kind === 'section' ? byName.get(parsed.route) : undefined;
    if (parsed.kind !== 'section' || !route) {
      this.#nodes.remove(name);
      return;
    }
    const { documentId } = parsed;
    const mark = this.#nodes.newestMark;
    const { made: parts, facts } = content.reads.record(() => route.parts(site, documentId));
    const wanted = new Set(parts.map((part) => pageName(route.name, documentId, part)));
    const existing = new Set(this.#nodes.beginningWith(pagesPrefix(route.name, documentId)));
    for (const page of existing) if (!wanted.has(page)) this.#claims.remove(page);
    for (const page of wanted) if (!existing.has(page)) this.#nodes.mark(page);
    if (route.of && !site.collection(route.of).has(documentId)) this.#nodes.remove(name);
    else {
      this.#nodes.look({ name, rank: 0, file: null }, facts);
      this.#nodes.settle(name, '', mark);
    }
  }

  #lookAtPage(name: string): DuePage[] {
    const { copy, madeBy } = this.#parts;
    const parsed = parseNodeName(name);
    const route = parsed.kind === 'page' ? byName.get(parsed.route) : undefined;
    if (parsed.kind !== 'page' || !route) {
      this.#claims.remove(name);
      return [];
    }
    const { documentId, part } = parsed;
    const owner = route.of ? { contentType: route.of, documentId } : undefined;
    // It stays as readers have it, and marked.
    if (owner && copy.standingOf(owner) === 'retained') return [];
    const mark = this.#nodes.newestMark;
    const { made: row, facts } = copy.content.reads.record(() => route.row(copy.site, documentId, part));
    this.#noteShared();
    const page = row && toPage(row);
    const wanted = { name, rank: rankOf(route), file: page?.file ?? null };
    if (!this.#claims.claim(wanted, facts, owner) || !page) {
      if (!this.#claims.isBlocked(name)) this.#nodes.settle(name, '', mark);
      return [];
    }
    const key = `${madeBy} ${page.key}`;
    return this.#isPublished(page.file, { name, key, mark }) ? [] : [{ name, key, mark, owner, page }];
  }

  #lookAtMakers(isReady: (maker: FileMaker | undefined) => boolean): DueFile[] {
    this.#pull();
    const ready = [...this.#files].filter((name) => isReady(this.#makerOf(name)?.maker));
    for (const name of ready) this.#files.delete(name);
    return ready.flatMap((name) => this.#lookAtFiles(name));
  }

  #lookAtFiles(name: string): DueFile[] {
    const found = this.#makerOf(name);
    const mark = this.#nodes.newestMark;
    const { content, site } = this.#parts.copy;
    const { made, facts } = content.reads.record(() => found?.maker.make(site, found.argument));
    const { files = [], lost = [] } = made ?? {};
    const wanted = new Set(files.map(({ path }) => fileName(name, path)));
    for (const file of this.#nodes.beginningWith(filesPrefix(name))) if (!wanted.has(file)) this.#claims.remove(file);
    this.lost.set(name, lost);
    if (files.length === 0 && found?.argument !== '') this.#nodes.remove(name);
    else {
      this.#nodes.look({ name, rank: 0, file: null }, facts);
      this.#nodes.settle(name, '', mark);
    }
    return files.flatMap((file): DueFile[] => {
      const { path, key, rank, owner } = file;
      const due = { name: fileName(name, path), key, mark, owner };
      if (this.#claims.claim({ name: due.name, rank, file: path }, [], owner))
        return this.#isPublished(path, due) ? [] : [{ ...due, file }];
      if (!this.#claims.isBlocked(due.name)) this.#nodes.settle(due.name, '', mark);
      return [];
    });
  }

  #makerOf(name: string): { maker: FileMaker; argument: string } | undefined {
    const parsed = parseNodeName(name);
    const maker = parsed.kind === 'files' ? this.#parts.makers.get(parsed.maker) : undefined;
    return maker && parsed.kind === 'files' ? { maker, argument: parsed.argument } : undefined;
  }

  /** Settles a node of which readers have the very same. */
  #isPublished(file: string, { name, key, mark }: Pick<Due, 'name' | 'key' | 'mark'>): boolean {
    const isSame = this.#parts.records.get(file)?.key === key;
    if (isSame) this.#nodes.settle(name, key, mark);
    return isSame;
  }
}
