import type { CitationMark } from '@patient-press/shared/citation-marks';
import type { CitationsPayload } from '@patient-press/shared/payloads/body';

/** One source of a mark: its number, what the mark says of where in it (`table 2`), and the id of the mark on the page. */
export interface MarkedPlace {
  number: number;
  place: string | null;
  id: string;
}

/** A place in the text that cites a source. */
export interface CitingPlace {
  id: string;
  place: string | null;
}

/** A source that a body rests on, by its documentId. */
export interface ListedSource {
  source: string;
  note: string | null;
  /** Where the text cites it, in the order of reading; empty: it was only consulted. */
  places: CitingPlace[];
}

/** The sources of a body. The numbers of the cited ones are their places in the list, from 1. */
export interface Citations {
  /** In the order of their first mention. */
  cited: ListedSource[];
  /** In the order in which editors list them. */
  consulted: ListedSource[];
}

/** Numbers the sources that the texts of one page cite, in the order in which it is asked (Vancouver). */
export interface CitationMarker {
  /** @returns null when the page has no source of one of the mark's keys. */
  cite(mark: CitationMark): MarkedPlace[] | null;
  /** The sources as far as the texts were read. */
  citations(): Citations;
}

/** Each source once, with everything that was noted about it. */
function listSources(payload: CitationsPayload): Map<string, ListedSource> {
  const byKey = new Map<string, ListedSource>();
  for (const { source, note } of payload) {
    if (!source) continue;
    const before = byKey.get(source.citeKey);
    const notes = [before?.note, note].filter((one) => one);
    byKey.set(source.citeKey, { source: source.documentId, note: notes.join('; ') || null, places: [] });
  }
  return byKey;
}

export function citationMarker(payload: CitationsPayload): CitationMarker {
  const byKey = listSources(payload);
  const numbers = new Map<ListedSource, number>();

  const mark = (source: ListedSource, place: string | null): MarkedPlace => {
    const number = numbers.get(source) ?? numbers.size + 1;
    numbers.set(source, number);
    const id = `cite-${number}-${source.places.length + 1}`;
    source.places.push({ id, place });
    return { number, place, id };
  };

  return {
    cite({ items }) {
      const found = items.flatMap(({ key, place }) => {
        const source = byKey.get(key);
        return source ? [{ source, place }] : [];
      });
      return found.length === items.length ? found.map(({ source, place }) => mark(source, place)) : null;
    },
    citations: () => ({
      cited: [...numbers.keys()],
      consulted: [...byKey.values()].filter((source) => !numbers.has(source)),
    }),
  };
}
