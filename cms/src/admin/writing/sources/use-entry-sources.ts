import { useEffect, useRef, useState } from 'react';
import type { CitedSource } from '../answers';
import { writingApi } from '../citations/writing-api';
import { chosenIn, type Entry } from './entries';

/** As many as the cms looks up at once; see the contract. */
const MOST = 500;

interface Known {
  entries: ReadonlyMap<number, CitedSource | null>;
  documents: ReadonlyMap<string, CitedSource | null>;
  keys: ReadonlyMap<string, CitedSource | null>;
}

/** Looks up what the entries and the text name, each once. */
export function useEntrySources(entries: readonly Entry[], cited: readonly string[]) {
  const [known, setKnown] = useState<Known>(() => ({ entries: new Map(), documents: new Map(), keys: new Map() }));
  const asked = useRef(new Set<string>());
  const [resolve] = writingApi.useResolveReferencesMutation();

  const ids = entries.flatMap((entry) => (entry.id !== undefined && !chosenIn(entry) ? [entry.id] : []));
  const documents = entries.flatMap((entry) => chosenIn(entry) ?? []);
  const wanted = JSON.stringify([ids, documents, cited]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` says whether any of the three lists changed
  useEffect(() => {
    const isNew = (name: string) => !asked.current.has(name);
    const due = {
      entries: ids.filter((id) => isNew(`entry ${id}`)).slice(0, MOST),
      sources: documents.filter((id) => isNew(`document ${id}`)).slice(0, MOST),
      citeKeys: cited.filter((key) => isNew(`key ${key}`)).slice(0, MOST),
    };
    const names = [
      ...due.entries.map((id) => `entry ${id}`),
      ...due.sources.map((id) => `document ${id}`),
      ...due.citeKeys.map((key) => `key ${key}`),
    ];
    if (names.length === 0) return;
    for (const name of names) asked.current.add(name);
    void resolve({ ...due, documents: [] }).then((answer) => {
      if (!('data' in answer)) {
        for (const name of names) asked.current.delete(name);
        return;
      }
      const { sources, entries: found } = answer.data;
      const byEntry = new Map(found.map(({ id, source }) => [id, source]));
      const byDocument = new Map(sources.map((source) => [source.documentId, source]));
      const byKey = new Map(sources.map((source) => [source.citeKey, source]));
      setKnown((before) => ({
        entries: new Map([...before.entries, ...due.entries.map((id) => [id, byEntry.get(id) ?? null] as const)]),
        documents: new Map([
          ...before.documents,
          ...due.sources.map((id) => [id, byDocument.get(id) ?? null] as const),
        ]),
        keys: new Map([...before.keys, ...due.citeKeys.map((key) => [key, byKey.get(key) ?? null] as const)]),
      }));
    });
  }, [wanted, resolve]);

  return {
    sourceOf(entry: Entry): CitedSource | null | undefined {
      const chosen = chosenIn(entry);
      if (chosen) return known.documents.get(chosen);
      return entry.id === undefined ? null : known.entries.get(entry.id);
    },
    byKey: (key: string): CitedSource | undefined => known.keys.get(key) ?? undefined,
  };
}
