import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { Entries } from '../../src/content/entries/entries.ts';
import { type DocumentName, nameOf } from './document-name.ts';
import type { File } from './pictures.ts';
import type { Held } from './sync.ts';

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

/** The documents that the press has a readable version of, in memory. */
export class HeldDocuments {
  readonly #byType = emptyCollections();
  #entries: Entries;

  /** @param stored by the key of their name. */
  constructor(stored: ReadonlyMap<string, Held>) {
    for (const [key, held] of stored) {
      const { contentType, documentId } = nameOf(key);
      this.#byType[contentType].set(documentId, held);
    }
    const entries = contentTypeNames.map((name) => [name, toEntries(this.#byType[name])]);
    this.#entries = Object.fromEntries(entries) as Entries; // each type's own
  }

  /** A new object after each change, and never changed itself. */
  get entries(): Entries {
    return this.#entries;
  }

  get({ contentType, documentId }: DocumentName): Held | undefined {
    return this.#byType[contentType].get(documentId);
  }

  idsOf(contentType: ContentTypeName): Iterable<string> {
    return this.#byType[contentType].keys();
  }

  names(): DocumentName[] {
    return contentTypeNames.flatMap((contentType) =>
      Array.from(this.idsOf(contentType), (documentId) => ({ contentType, documentId })),
    );
  }

  /** The files of the media library that are shown anywhere. */
  files(): File[] {
    return contentTypeNames.flatMap((name) => [...this.#byType[name].values()].flatMap(({ files }) => files));
  }

  /** Replaces documents; null: it is gone. */
  update(changes: readonly (readonly [DocumentName, Held | null])[]): void {
    for (const [{ contentType, documentId }, held] of changes) {
      if (held) this.#byType[contentType].set(documentId, held);
      else this.#byType[contentType].delete(documentId);
    }
    const types = new Set(changes.map(([{ contentType }]) => contentType));
    const renewed = Array.from(types, (name) => [name, renew(this.#entries[name], this.#byType[name])]);
    this.#entries = { ...this.#entries, ...Object.fromEntries(renewed) };
  }
}
