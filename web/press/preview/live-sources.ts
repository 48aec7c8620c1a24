import { blockTexts, bodyFields, hasBody } from '@patient-press/shared/body-texts';
import { citedKeys } from '@patient-press/shared/citation-marks';
import { type ContentTypeName, contentTypes } from '@patient-press/shared/payloads/content-types';
import { z } from 'zod';
import { fetchSourceKeys, type SourceKey } from '../content/cms.ts';

type Fields = Record<string, unknown>;

const entry = z.looseObject({
  source: z.looseObject({ documentId: z.string(), citeKey: z.string().optional() }).nullable(),
});

/** A cite key that a text uses is fixed; one that no text uses yet may change for so long without being noticed. */
const KNOWN_MS = 30_000;

/**
 * The sources of a document as saving would leave them: what the form chose has its cite key, and what the text cites is in
 * the list. A form has neither before it is saved.
 */
export class LiveSources {
  readonly #known = new Map<string, { source: SourceKey; until: number }>();

  /** @throws CmsError */
  async complete(name: ContentTypeName, document: Fields): Promise<Fields> {
    const { uid } = contentTypes[name];
    if (!hasBody(uid) || !Array.isArray(document.sources)) return document;
    const entries = z.array(entry).safeParse(document.sources).data;
    if (!entries) return document;
    const body = document[bodyFields[uid]];
    const cited = new Set(citedKeys((Array.isArray(body) ? body : []).flatMap(blockTexts)));
    const chosen = entries.flatMap(({ source }) => (source && !source.citeKey ? [source.documentId] : []));
    for (const { source } of entries) if (source?.citeKey) cited.delete(source.citeKey);
    const found = await this.#find(chosen, [...cited]);
    const sources = entries.map(({ source, ...rest }) => {
      const known = source && found.find(({ documentId }) => documentId === source.documentId);
      return { ...rest, source: source && { ...known, ...source } };
    });
    const listed = new Set(sources.map(({ source }) => source?.citeKey));
    const added = found
      .filter(({ citeKey }) => cited.has(citeKey) && !listed.has(citeKey))
      .map((source) => ({ id: 0, note: null, source: { id: 0, ...source } }));
    return { ...document, sources: [...sources, ...added] };
  }

  /** Asks only for what isn't known already: a page is drawn again at each pause in typing. */
  async #find(documentIds: readonly string[], citeKeys: readonly string[]): Promise<SourceKey[]> {
    const now = Date.now();
    for (const [documentId, { until }] of this.#known) if (until < now) this.#known.delete(documentId);
    const known = [...this.#known.values()].map(({ source }) => source);
    const newIds = documentIds.filter((id) => !known.some(({ documentId }) => documentId === id));
    const newKeys = citeKeys.filter((key) => !known.some(({ citeKey }) => citeKey === key));
    if (newIds.length + newKeys.length === 0) return known;
    const fetched = await fetchSourceKeys({ documentIds: newIds, citeKeys: newKeys });
    for (const source of fetched) this.#known.set(source.documentId, { source, until: now + KNOWN_MS });
    return [...known, ...fetched];
  }
}
