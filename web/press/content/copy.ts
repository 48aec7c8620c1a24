import { join } from 'node:path';
import { contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { environment } from '../lib/environment.ts';
import { openPersistentMap, type PersistentMap } from '../lib/persistent-map.ts';
import { type Changes, fetchVersions } from './cms.ts';
import { contentTypeOf, type DocumentName, keyOf, nameOf } from './document-name.ts';
import { findLosses } from './faults.ts';
import { HeldDocuments } from './held-documents.ts';
import { type File, openPictures, type Pictures } from './pictures.ts';
import { type Held, type Problem, type Received, receiveAll, receiveSome } from './sync.ts';

/** What does not parse is remembered with its version, so that it is not taken for drift again and again. */
interface Refused {
  version: string;
  problems: Problem[];
  /** Where its page is, if it has one. */
  path: string | null;
}

/** Where a copy is stored: documents and what does not parse by the key of their name; where the feed was. */
interface Stores {
  documents: PersistentMap<Held>;
  refused: PersistentMap<Refused>;
  state: PersistentMap<string>;
}

/** What lost something since it was published counts as unreadable: the press holds on to its last good version. */
function withoutLosses(received: Received | undefined, before: Held | undefined): Received | undefined {
  if (!received?.held || before?.version !== received.held.version) return received;
  const { contentType, documentId, held } = received;
  const losses = findLosses(before.entry, held.entry);
  if (losses.length === 0) return received;
  const problems = losses.map((loss) => ({ contentType, documentId, title: held.title, ...loss }));
  return { ...received, held: null, problems: [...problems, ...received.problems] };
}

/** The press's copy of what is published in the newsroom: on disk, so that it outlives the press, and in memory. */
export class Copy {
  readonly pictures: Pictures;
  readonly #stores: Stores;
  readonly #held: HeldDocuments;
  readonly #refused: Map<string, Refused>;
  /** What was fetched and is not saved yet. */
  readonly #unsaved = { documents: new Map<string, Held | null>(), refused: new Map<string, Refused | null>() };

  constructor(stores: Stores, pictures: Pictures) {
    this.pictures = pictures;
    this.#stores = stores;
    this.#held = new HeldDocuments(stores.documents.values);
    this.#refused = new Map(stores.refused.values);
  }

  /** Everything that pages are made from, as of now. A new object after each change, and never changed itself. */
  snapshot(): Snapshot {
    return {
      entries: this.#held.entries,
      siteUrl: environment.SITE_URL,
      mailFrom: environment.MAIL_FROM ?? null,
      now: new Date().toISOString(),
    };
  }

  /** Documents that readers do not see as they are in the admin. */
  problems(): Problem[] {
    return [...this.#refused.values()].flatMap((one) => one.problems);
  }

  held(name: DocumentName): Held | undefined {
    return this.#held.get(name);
  }

  /** The files of the media library that are shown anywhere. */
  filesShown(): File[] {
    return this.#held.files();
  }

  /** Where the feed was when this copy was true; null: never. */
  cursor(): string | null {
    return this.#stores.state.values.get('cursor') ?? null;
  }

  /** The documents that a change of the newsroom's concerns: a file's are those that show it. */
  concernedBy(changes: Changes['changes']): DocumentName[] {
    const concerned = new Map<string, DocumentName>();
    const files = new Set<string>();
    for (const { contentType: uid, documentId } of changes) {
      const contentType = contentTypeOf(uid);
      if (contentType) concerned.set(keyOf({ contentType, documentId }), { contentType, documentId });
      else files.add(documentId);
    }
    for (const name of files.size > 0 ? this.#held.names() : []) {
      const shown = this.held(name)?.files;
      if (shown?.some((file) => files.has(file.documentId))) concerned.set(keyOf(name), name);
    }
    return [...concerned.values()];
  }

  /** Fetches these documents again; what is not published any more is forgotten. @throws CmsError */
  async fetch(names: readonly DocumentName[]): Promise<void> {
    const byType = Map.groupBy(names, ({ contentType }) => contentType);
    for (const [contentType, some] of byType) {
      const ids = some.map(({ documentId }) => documentId);
      this.#takeOver(some, await receiveSome(contentType, ids, this.pictures));
    }
  }

  /** Fetches everything. @throws CmsError */
  async fetchAll(): Promise<void> {
    const received = await receiveAll(this.pictures);
    const known = [...this.#held.names(), ...Array.from(this.#refused.keys(), nameOf)];
    const names = new Map([...known, ...received].map((name) => [keyOf(name), name]));
    this.#takeOver([...names.values()], received);
  }

  /** Documents with a picture that could not be had: the next time it may be there. */
  unfinished(): DocumentName[] {
    return [...this.#refused].flatMap(([key, { problems }]) =>
      problems.some(({ field }) => field === 'picture') ? [nameOf(key)] : [],
    );
  }

  /** Where readers still find pages of documents that have not parsed since this copy was begun. */
  keptPaths(): string[] {
    return [...this.#refused].flatMap(([key, { path }]) => (path && !this.held(nameOf(key)) ? [path] : []));
  }

  /** Documents that differ from the newsroom's, by their versions. @throws CmsError */
  async findDrift(): Promise<DocumentName[]> {
    const drifted: DocumentName[] = [];
    for (const contentType of contentTypeNames) {
      const versions = await fetchVersions(contentType);
      for (const documentId of new Set([...versions.keys(), ...this.#held.idsOf(contentType)])) {
        const name = { contentType, documentId };
        const ours = this.#refused.get(keyOf(name))?.version ?? this.held(name)?.version;
        if (ours !== versions.get(documentId)) drifted.push(name);
      }
    }
    return drifted;
  }

  /** Saves what was fetched, and where the feed was before it was. Until then, a restart fetches it again. */
  async save(cursor: string): Promise<void> {
    await this.#stores.documents.update(this.#unsaved.documents);
    this.#unsaved.documents.clear();
    await this.#stores.refused.update(this.#unsaved.refused);
    this.#unsaved.refused.clear();
    await this.#stores.state.update([['cursor', cursor]]);
  }

  /** Takes over what was received about some documents; those of them that were not received are gone. */
  #takeOver(names: readonly DocumentName[], received: readonly Received[]): void {
    const byKey = new Map(received.map((one) => [keyOf(one), one]));
    const changes: [DocumentName, Held | null][] = [];
    for (const name of names) {
      const one = withoutLosses(byKey.get(keyOf(name)), this.held(name));
      this.#noteRefusal(keyOf(name), one);
      // One that does not parse stays as its last good version.
      if (one && !one.held) continue;
      this.#unsaved.documents.set(keyOf(name), one?.held ?? null);
      changes.push([name, one?.held ?? null]);
    }
    this.#held.update(changes);
  }

  #noteRefusal(key: string, received: Received | undefined): void {
    if (received && received.problems.length > 0) {
      const { version, problems, path } = received;
      this.#refused.set(key, { version, problems, path });
      this.#unsaved.refused.set(key, { version, problems, path });
    } else if (this.#refused.delete(key)) this.#unsaved.refused.set(key, null);
  }
}

const clear = <V>(store: PersistentMap<V>) =>
  store.update(Array.from(store.values.keys(), (key) => [key, null] as const));

/**
 * Opens the copy that is stored in a folder, empty when there is none or when it was made by another version of the press.
 * @param madeBy names the version.
 */
export async function openCopy(folder: string, madeBy: string): Promise<Copy> {
  const documents = await openPersistentMap<Held>(join(folder, 'documents.jsonl'));
  const refused = await openPersistentMap<Refused>(join(folder, 'problems.jsonl'));
  const state = await openPersistentMap<string>(join(folder, 'state.jsonl'));
  const pictures = await openPictures();
  if (state.values.get('made-by') !== madeBy) {
    await clear(documents);
    await clear(refused);
    await state.update([
      ['cursor', null],
      ['made-by', madeBy],
    ]);
  }
  return new Copy({ documents, refused, state }, pictures);
}
