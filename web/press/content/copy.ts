import type { DatabaseSync } from 'node:sqlite';
import { contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { Body } from '../../src/content/entries/body.ts';
import { mediaKey } from '../../src/content/entries/pictures.ts';
import { Content, type Draft } from '../../src/content/site/content.ts';
import { NOW, Site } from '../../src/content/site/site.ts';
import { environment } from '../lib/environment.ts';
import { fileAt } from '../lib/file-at.ts';
import { inTransaction } from '../store/database.ts';
import { factHash } from '../store/fact-hash.ts';
import { documentName, filesName } from '../store/node-names.ts';
import { Nodes } from '../store/nodes.ts';
import { State } from '../store/state.ts';
import { type Changes, CmsError, fetchChanges, fetchVersions } from './cms.ts';
import { contentTypeOf, type DocumentName, keyOf, nameOf } from './document-name.ts';
import { Documents, type StoredDocument } from './documents.ts';
import { DraftedSite } from './drafted-site.ts';
import { listDocuments, receiveFrom, type SyncPosition, type SyncProgress, syncPosition } from './full-sync.ts';
import { type Merged, mergeReceived } from './merge-received.ts';
import { type File, openPictures, type Pictures } from './pictures.ts';
import { type DocumentReport, Shown, type Standing } from './shown.ts';
import { ShownFiles } from './shown-files.ts';
import { type Problem, type Received, receiveSome } from './sync.ts';

/** Makes the files of pictures that are shown: the argument is their `mediaKey`. */
export const PICTURES = 'pictures';

const hasBrokenPicture = (document: StoredDocument | undefined | null): boolean =>
  document?.problems.some(({ field }) => field === 'picture') ?? false;

const surroundings = () => ({ siteUrl: environment.SITE_URL, mailFrom: environment.MAIL_FROM ?? null });

interface Parts {
  database: DatabaseSync;
  pictures: Pictures;
  /** Whether readers find something at a path. */
  isLive: (path: string) => boolean;
}

/**
 * The press's copy of what is published in the newsroom: whole on disk, so that it outlives the press, and without bodies in
 * memory, where pages are made from it. Whatever changes in it marks the nodes that read that.
 */
export class Copy {
  readonly pictures: Pictures;
  readonly nodes: Nodes;
  /** How often documents were taken over: what was made of the copy before may be outdated. */
  changes = 0;
  /** What pages are made from: the documents that are shown. */
  readonly content: Content;
  readonly site: Site;
  readonly files = new ShownFiles();
  readonly #database: DatabaseSync;
  readonly #stored: Documents;
  readonly #state: State;
  readonly #shown: Shown;
  readonly #documents = new Map<string, StoredDocument>();
  /** Keys of documents with problems. */
  readonly #faulty = new Set<string>();
  /** What was taken over and is not on disk yet, because the disk was full. */
  #unsaved = new Map<string, Merged>();
  #facts = new Set<string>();
  #marks = new Set<string>();
  /** Whether it is decided later about what is received. */
  #isFilling = false;

  constructor({ database, pictures, isLive }: Parts) {
    this.pictures = pictures;
    this.#database = database;
    this.#stored = new Documents(database);
    this.#state = new State(database);
    this.nodes = new Nodes(database);
    this.content = new Content((contentType, documentId) => this.#body({ contentType, documentId }));
    this.site = new Site(this.content, surroundings());
    this.#shown = new Shown({
      content: this.content,
      find: (name) => this.find(name),
      // A redirect may have the path, or another document.
      isLive: ({ documentId }, path) => isLive(path) && this.nodes.havePage(fileAt(path), documentId),
    });
    this.#load();
  }

  /** Forgets what another version of the press made. @param madeBy names this one. */
  begin(madeBy: string): void {
    if (this.#state.get('made-by') === madeBy) return;
    inTransaction(this.#database, () => {
      this.#stored.clear();
      this.nodes.markAll();
      for (const name of ['cursor', 'sync']) this.#state.set(name, null);
      this.#state.set('made-by', madeBy);
    });
    this.#forget([...this.#documents.keys()].map(nameOf));
  }

  /** Does some work to the database whole, or not at all. */
  inOneGo<T>(work: () => T): T {
    return inTransaction(this.#database, work);
  }

  find(name: DocumentName): StoredDocument | undefined {
    return this.#documents.get(keyOf(name));
  }

  standingOf(name: DocumentName): Standing | undefined {
    return this.#shown.standingOf(name);
  }

  hasPageAt(path: string): boolean {
    return this.#shown.hasPageAt(path);
  }

  /** Problems of documents themselves, which readers don't see as they are in the admin. */
  problems(): Problem[] {
    return [...this.#faulty].flatMap((key) => this.#documents.get(key)?.problems ?? []);
  }

  /** Documents that can't be shown as they are beside others. */
  reports(): DocumentReport[] {
    return this.#shown.reports();
  }

  /** Where the feed was when this copy was true; null: never. */
  cursor(): string | null {
    return this.#state.get('cursor');
  }

  /** Sets the moment that pages are made for. @param isTurn whether time alone may make them others. */
  setNow(now: string, isTurn: boolean): void {
    this.site.setNow(now);
    if (isTurn) this.nodes.markReadersOf([NOW]);
  }

  /** Has one of several parts of everything looked at again. @param index from 0. */
  markPart(index: number, parts: number): void {
    this.nodes.flush();
    this.inOneGo(() => {
      this.nodes.markPart(index, parts);
      for (const key of this.#documents.keys()) if (factHash(key) % parts === index) this.nodes.mark(documentName(key));
    });
  }

  /** The site as if some documents were other versions of themselves: for previews. */
  withDrafts(drafts: readonly Draft[]): DraftedSite {
    return new DraftedSite(this.content, surroundings(), drafts);
  }

  /** The documents that a change of the newsroom's concerns: a file's are those that show it. */
  concernedBy(changes: Changes['changes']): DocumentName[] {
    const keys = changes.flatMap(({ contentType: uid, documentId }) => {
      const contentType = contentTypeOf(uid);
      return contentType ? [keyOf({ contentType, documentId })] : this.files.documentsWith(documentId);
    });
    return Array.from(new Set(keys), nameOf);
  }

  /** Fetches these documents again; what is not published any more is forgotten. @throws CmsError */
  async fetch(names: readonly DocumentName[]): Promise<void> {
    const byType = Map.groupBy(names, ({ contentType }) => contentType);
    for (const [contentType, some] of byType) {
      const ids = some.map(({ documentId }) => documentId);
      this.takeOver(some, await receiveSome(contentType, ids, this.pictures));
    }
  }

  /**
   * Fetches everything, or goes on where that was cut off, and then what changed meanwhile.
   * @param note is given how far it is, after each step.
   * @returns the feed's cursor, to be saved with what was fetched.
   * @throws CmsError, with status 410 when it was cut off too long ago: the next attempt starts over.
   */
  async sync(note: (progress: SyncProgress) => void = () => undefined): Promise<string> {
    const begun = this.#syncPosition() ?? { cursor: (await fetchChanges(null)).cursor, last: {} };
    const listed = await listDocuments();
    const known = new Set([...listed.values()].flatMap((names) => names.map(keyOf)));
    this.takeOver([...this.#documents.keys()].filter((key) => !known.has(key)).map(nameOf), []);
    const take = async (names: readonly DocumentName[], received: readonly Received[], position: SyncPosition) =>
      this.takeOver(names, received, [['sync', JSON.stringify(position)]]);
    await this.fillWith(() => receiveFrom({ position: begun, listed, pictures: this.pictures, take, note }));
    try {
      const { cursor, changes } = await fetchChanges(begun.cursor);
      await this.fetch([...this.concernedBy(changes), ...this.unfinished()]);
      return cursor;
    } catch (error) {
      if (error instanceof CmsError && error.status === 410) this.#state.set('sync', null);
      throw error;
    }
  }

  /**
   * Receives many documents. Where every page will be looked at anyway, it is decided about them at the end: one by one,
   * each would move those after it in every list.
   */
  async fillWith(receive: () => Promise<void>): Promise<void> {
    this.#isFilling = this.nodes.areAllMarked();
    try {
      await receive();
    } finally {
      if (this.#isFilling) this.#fill();
      this.#isFilling = false;
    }
  }

  /** How far a sync had come that was cut off. */
  #syncPosition(): SyncPosition | undefined {
    const stored = this.#state.get('sync');
    return stored === null ? undefined : syncPosition.parse(JSON.parse(stored));
  }

  /** Documents with a picture that could not be had: the next time it may be there. */
  unfinished(): DocumentName[] {
    return [...this.#faulty].filter((key) => hasBrokenPicture(this.#documents.get(key))).map(nameOf);
  }

  /** Where readers still find pages of documents that have not parsed since this copy was begun. */
  keptPaths(): string[] {
    return [...this.#faulty].flatMap((key) => {
      const { head = null, path = null } = this.#documents.get(key) ?? {};
      return head || path === null ? [] : [path];
    });
  }

  /** Documents that differ from the newsroom's, by their versions. @throws CmsError */
  async findDrift(): Promise<DocumentName[]> {
    const drifted: DocumentName[] = [];
    const left = new Set(this.#documents.keys());
    for (const contentType of contentTypeNames) {
      for (const [documentId, version] of await fetchVersions(contentType)) {
        const name = { contentType, documentId };
        left.delete(keyOf(name));
        if (this.find(name)?.version !== version) drifted.push(name);
      }
    }
    return [...drifted, ...Array.from(left, nameOf)];
  }

  /** Saves where the feed was before what was fetched. Until then, a restart fetches it again. */
  save(cursor: string): void {
    this.#write([
      ['cursor', cursor],
      ['sync', null],
    ]);
  }

  #load(): void {
    for (const [name, document] of this.#stored.all()) this.#hold(keyOf(name), document);
    // What this makes others was marked when it was written.
    this.#fill();
  }

  #fill(): void {
    this.#shown.fill([...this.#documents.keys()].map(nameOf));
  }

  #forget(names: readonly DocumentName[]): void {
    for (const name of names) this.#hold(keyOf(name), null);
    this.#shown.update(names, new Set());
  }

  /** Holds a document in memory; null: it is gone. @returns the keys of files that are shown now or were before. */
  #hold(key: string, document: StoredDocument | null): string[] {
    const before = this.#documents.get(key);
    if (document) this.#documents.set(key, document);
    else this.#documents.delete(key);
    if (document && document.problems.length > 0) this.#faulty.add(key);
    else this.#faulty.delete(key);
    const now = document?.files ?? [];
    const kept = new Set(now.map(mediaKey));
    const gone = this.files.remove(
      key,
      (before?.files ?? []).filter((file) => !kept.has(mediaKey(file))),
    );
    return [...gone, ...this.files.add(key, now)];
  }

  #bodyText(name: DocumentName): string | null {
    return this.#unsaved.get(keyOf(name))?.body ?? this.#stored.bodyText(name);
  }

  /** @throws Error when a document has none. */
  #body(name: DocumentName): Body {
    const text = this.#bodyText(name);
    if (text === null) throw new Error(`${name.contentType} ${name.documentId} has no body.`);
    return JSON.parse(text);
  }

  /** Takes over what was received about some documents; those of them that were not received are gone. */
  takeOver(
    names: readonly DocumentName[],
    received: readonly Received[],
    state: readonly (readonly [string, string | null])[] = [],
  ): void {
    this.changes += 1;
    const byKey = new Map(received.map((one) => [keyOf(one), one]));
    const bodies = new Set<string>();
    for (const name of names) {
      const key = keyOf(name);
      const { document, body } = mergeReceived(name, byKey.get(key), this.find(name), () => this.#bodyText(name));
      const before = this.#documents.get(key);
      // A picture that couldn't be had may be there now, under the name that it has.
      const broken = hasBrokenPicture(before) || hasBrokenPicture(document) ? (document?.files ?? []) : [];
      const files: (File | string)[] = [...this.#hold(key, document), ...broken];
      for (const file of files) this.#marks.add(filesName(PICTURES, typeof file === 'string' ? file : mediaKey(file)));
      if (body !== undefined) bodies.add(key);
      const unsaved = this.#unsaved.get(key)?.body;
      this.#unsaved.set(key, { document, body: body === undefined ? unsaved : body });
    }
    const { facts, decided } = this.#isFilling ? { facts: [], decided: names } : this.#shown.update(names, bodies);
    for (const fact of facts) this.#facts.add(fact);
    for (const name of decided) this.#marks.add(documentName(keyOf(name)));
    this.#write(state);
  }

  /** Writes what was taken over, with the marks that it makes and where that was. */
  #write(state: readonly (readonly [string, string | null])[]): void {
    this.nodes.flush();
    inTransaction(this.#database, () => {
      for (const [key, { document, body }] of this.#unsaved) {
        const name = nameOf(key);
        if (document) this.#stored.put(name, document, body === undefined ? this.#stored.bodyText(name) : body);
        else this.#stored.remove(name);
      }
      this.nodes.markReadersOf(this.#facts);
      for (const name of this.#marks) this.nodes.mark(name);
      for (const [name, value] of state) this.#state.set(name, value);
    });
    this.#unsaved = new Map();
    this.#facts = new Set();
    this.#marks = new Set();
  }
}

/**
 * Opens the copy that is stored in a database, empty when there is none or when it was made by another version of the press.
 * @param madeBy names the version.
 */
export async function openCopy(parts: Omit<Parts, 'pictures'>, madeBy: string): Promise<Copy> {
  const copy = new Copy({ ...parts, pictures: await openPictures() });
  copy.begin(madeBy);
  return copy;
}
