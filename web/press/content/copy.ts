import { join } from 'node:path';
import { type ContentTypeName, contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Entries } from '../../src/content/entries/entries.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { environment } from '../lib/environment.ts';
import { openPersistentMap, type PersistentMap } from '../lib/persistent-map.ts';
import { type Changes, fetchVersions } from './cms.ts';
import { findLosses } from './faults.ts';
import { type File, openPictures, type Pictures } from './pictures.ts';
import { type Held, type Problem, type Received, receiveAll, receiveSome } from './sync.ts';

/** A document of the site, by the name of its type. */
export interface DocumentName {
  contentType: ContentTypeName;
  documentId: string;
}

export const keyOf = ({ contentType, documentId }: DocumentName): string => `${contentType}/${documentId}`;

const nameOf = (key: string): DocumentName => {
  const [contentType, documentId = ''] = key.split('/');
  return { contentType: contentType as ContentTypeName, documentId }; // made by keyOf
};

const byUid = new Map<string, ContentTypeName>(contentTypeNames.map((name) => [contentTypes[name].uid, name]));

/** What does not parse is remembered with its version, so that it is not taken for drift again and again. */
interface Refused {
  version: string;
  problems: Problem[];
  /** Where its page is, if it has one. */
  path: string | null;
}

/** The press's copy of what is published in the newsroom: on disk, so that it outlives the press, and in memory. */
export interface Copy {
  readonly pictures: Pictures;
  /** Everything that pages are made from, as of now. A new object after each change, and never changed itself. */
  snapshot(): Snapshot;
  /** Documents that readers do not see as they are in the admin. */
  problems(): Problem[];
  held(name: DocumentName): Held | undefined;
  /** The files of the media library that are shown anywhere. */
  filesShown(): File[];
  /** Where the feed was when this copy was true; null: never. */
  cursor(): string | null;
  /** The documents that a change of the newsroom's concerns: a file's are those that show it. */
  concernedBy(changes: Changes['changes']): DocumentName[];
  /** Fetches these documents anew; what is not published any more is forgotten. @throws CmsError */
  fetch(documents: readonly DocumentName[]): Promise<void>;
  /** Fetches everything. @throws CmsError */
  fetchAll(): Promise<void>;
  /** Documents with a picture that could not be had: the next time it may be there. */
  unfinished(): DocumentName[];
  /** Where readers still find pages of documents that have not parsed since this copy was begun. */
  keptPaths(): string[];
  /** Documents that differ from the newsroom's, by their versions. @throws CmsError */
  findDrift(): Promise<DocumentName[]>;
  /** Keeps what was fetched, and where the feed was before it was. Until then, a restart fetches it again. */
  save(cursor: string): Promise<void>;
}

type Collections = { [N in ContentTypeName]: Map<string, Held> };

const emptyCollections = () => Object.fromEntries(contentTypeNames.map((name) => [name, new Map()])) as Collections;

/** Entries by documentId, in its order: what is made from them must not depend on the order in which they came. */
function toEntries(held: Map<string, Held>): Map<string, Held['entry']> {
  return new Map(Array.from(held, ([id, { entry }]) => [id, entry] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Entries as they are held now; sorted only when there are other documents than before. */
function renew(before: ReadonlyMap<string, Held['entry']>, held: Map<string, Held>): Map<string, Held['entry']> {
  if (before.size !== held.size) return toEntries(held);
  const entries = new Map<string, Held['entry']>();
  for (const id of before.keys()) {
    const document = held.get(id);
    if (!document) return toEntries(held);
    entries.set(id, document.entry);
  }
  return entries;
}

/** What lost something since it was published counts as unreadable: it keeps its last good version. */
function withoutLosses(received: Received | undefined, before: Held | undefined): Received | undefined {
  if (!received?.held || before?.version !== received.held.version) return received;
  const { contentType, documentId, held } = received;
  const losses = findLosses(before.entry, held.entry);
  if (losses.length === 0) return received;
  const problems = losses.map((loss) => ({ contentType, documentId, title: held.title, ...loss }));
  return { ...received, held: null, problems: [...problems, ...received.problems] };
}

/**
 * Opens the copy that is kept in a folder, empty when there is none or when it was made by another version of the press.
 * @param madeBy names the version.
 */
export async function openCopy(folder: string, madeBy: string): Promise<Copy> {
  const documents = await openPersistentMap<Held>(join(folder, 'documents.jsonl'));
  const refused = await openPersistentMap<Refused>(join(folder, 'problems.jsonl'));
  const state = await openPersistentMap<string>(join(folder, 'state.jsonl'));
  const pictures = await openPictures();
  if (state.values.get('made-by') !== madeBy) {
    await forget(documents);
    await forget(refused);
    await state.update([
      ['cursor', null],
      ['made-by', madeBy],
    ]);
  }

  const collections = emptyCollections();
  for (const [key, held] of documents.values) {
    const { contentType, documentId } = nameOf(key);
    collections[contentType].set(documentId, held);
  }
  let entries = Object.fromEntries(contentTypeNames.map((name) => [name, toEntries(collections[name])])) as Entries;
  /** What was fetched and is not kept yet. */
  const unkept = { documents: new Map<string, Held | null>(), refused: new Map<string, Refused | null>() };
  const problems = new Map(refused.values);

  const refuse = (key: string, value: Refused | null) => {
    if (!value && !problems.has(key)) return;
    unkept.refused.set(key, value);
    if (value) problems.set(key, value);
    else problems.delete(key);
  };

  /** Takes over what was received about some documents; those of them that were not received are gone. */
  const takeOver = (names: readonly DocumentName[], received: readonly Received[]) => {
    const byKey = new Map(received.map((one) => [keyOf(one), one]));
    const changed = new Set<ContentTypeName>();
    for (const name of names) {
      const key = keyOf(name);
      const one = withoutLosses(byKey.get(key), collections[name.contentType].get(name.documentId));
      refuse(
        key,
        one && one.problems.length > 0 ? { version: one.version, problems: one.problems, path: one.path } : null,
      );
      // One that does not parse keeps its last good version.
      if (one && !one.held) continue;
      unkept.documents.set(key, one?.held ?? null);
      changed.add(name.contentType);
      if (one?.held) collections[name.contentType].set(name.documentId, one.held);
      else collections[name.contentType].delete(name.documentId);
    }
    const replaced = Array.from(changed, (name) => [name, renew(entries[name], collections[name])]);
    entries = { ...entries, ...Object.fromEntries(replaced) };
  };

  const known = (): DocumentName[] => [
    ...contentTypeNames.flatMap((contentType) =>
      Array.from(collections[contentType].keys(), (documentId) => ({ contentType, documentId })),
    ),
    ...Array.from(problems.keys(), nameOf),
  ];

  return {
    pictures,
    snapshot: () => ({
      entries,
      siteUrl: environment.SITE_URL,
      mailFrom: environment.MAIL_FROM ?? null,
      now: new Date().toISOString(),
    }),
    problems: () => [...problems.values()].flatMap((one) => one.problems),
    held: ({ contentType, documentId }) => collections[contentType].get(documentId),
    filesShown: () => contentTypeNames.flatMap((name) => [...collections[name].values()].flatMap(({ files }) => files)),
    cursor: () => state.values.get('cursor') ?? null,

    concernedBy(changes) {
      const concerned = new Map<string, DocumentName>();
      const files = new Set<string>();
      for (const { contentType: uid, documentId } of changes) {
        const contentType = byUid.get(uid);
        if (contentType) concerned.set(keyOf({ contentType, documentId }), { contentType, documentId });
        else files.add(documentId);
      }
      if (files.size > 0) {
        for (const name of known()) {
          const shows = collections[name.contentType].get(name.documentId)?.files;
          if (shows?.some((file) => files.has(file.documentId))) concerned.set(keyOf(name), name);
        }
      }
      return [...concerned.values()];
    },

    async fetch(names) {
      const byType = Map.groupBy(names, ({ contentType }) => contentType);
      for (const [contentType, some] of byType) {
        const ids = some.map(({ documentId }) => documentId);
        takeOver(some, await receiveSome(contentType, ids, pictures));
      }
    },

    async fetchAll() {
      const received = await receiveAll(pictures);
      takeOver([...new Map([...known(), ...received].map((name) => [keyOf(name), name])).values()], received);
    },

    unfinished: () =>
      [...problems].flatMap(([key, refused]) =>
        refused.problems.some(({ field }) => field === 'picture') ? [nameOf(key)] : [],
      ),
    keptPaths: () =>
      [...problems].flatMap(([key, { path }]) => {
        const { contentType, documentId } = nameOf(key);
        return path && !collections[contentType].has(documentId) ? [path] : [];
      }),

    async findDrift() {
      const drifted: DocumentName[] = [];
      for (const contentType of contentTypeNames) {
        const versions = await fetchVersions(contentType);
        const ids = new Set([...versions.keys(), ...collections[contentType].keys()]);
        for (const documentId of ids) {
          const name = { contentType, documentId };
          const ours = problems.get(keyOf(name))?.version ?? collections[contentType].get(documentId)?.version;
          if (ours !== versions.get(documentId)) drifted.push(name);
        }
      }
      return drifted;
    },

    async save(cursor) {
      await documents.update(unkept.documents);
      unkept.documents.clear();
      await refused.update(unkept.refused);
      unkept.refused.clear();
      await state.update([['cursor', cursor]]);
    },
  };
}

const forget = <V>(kept: PersistentMap<V>) =>
  kept.update(Array.from(kept.values.keys(), (key) => [key, null] as const));
