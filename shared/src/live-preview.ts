import { z } from 'zod';

/** What the admin sends to the press to see a page while it is written, and what the two frames say to each other. */

/** In place of a `documentId`, in tickets for documents that were never saved. */
export const UNSAVED_DOCUMENT = 'unsaved';

export const MAX_LIVE_BYTES = 6 * 1024 * 1024;

/** A relation as a form has it: what changed since the document was saved, as documentIds. */
export const changedRelation = z.strictObject({
  relation: z.strictObject({
    isMany: z.boolean(),
    connect: z.array(
      z.strictObject({
        documentId: z.string(),
        /** The documentId that it goes before; null: to the end. */
        before: z.string().nullable(),
      }),
    ),
    disconnect: z.array(z.string()),
  }),
});
export type ChangedRelation = z.infer<typeof changedRelation>;

/** `POST /_preview/<ticket>/live`: fields as they stand in the form. Entries of lists have the `id` that they were saved with. */
export const liveFields = z.strictObject({
  /** `updatedAt` of the version that the form changes; null: never saved. */
  savedAt: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
});
export type LiveFields = z.infer<typeof liveFields>;

/** Its answer; 204 without one: newer fields came meanwhile. */
export interface LivePage {
  html: string;
  /** What is missing before the document can be published, in the words of the form. */
  missing: string[];
  /** Addresses of links in the page that lead to no page of the site. */
  brokenLinks: string[];
  /** Those of them that will lead to a page as soon as its draft is published. */
  draftLinks: string[];
}

/** A block of a text: which one it is among all, and how it begins. */
export const blockPlace = z.object({ index: z.number().int(), text: z.string().max(200) });
export type BlockPlace = z.infer<typeof blockPlace>;

/** From the admin to the frame. */
export type LiveRequest =
  | ({ type: 'patient-press-live-show'; number: number } & LiveFields)
  | { type: 'patient-press-live-scroll'; place: BlockPlace; count: number }
  | { type: 'patient-press-live-theme'; theme: 'light' | 'dark' };

/** From the frame to the admin. */
export const liveNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('patient-press-live-ready') }),
  z.object({ type: z.literal('patient-press-live-shown'), number: z.number(), missing: z.array(z.string()) }),
  z.object({ type: z.literal('patient-press-live-failed'), number: z.number(), message: z.string() }),
  z.object({ type: z.literal('patient-press-live-clicked'), place: blockPlace, count: z.number().int() }),
]);

/**
 * Finds a block of one rendering of a text in another, in which some blocks may be missing: the one that begins with the
 * same letters, the nearest if there are several; else the one at the same place.
 * @param count of the blocks where the place was taken.
 * It is also sent to a page as its source, so that it uses nothing around it.
 */
export function findBlock(texts: readonly string[], count: number, { index, text }: BlockPlace): number {
  const letters = (words: string) =>
    words
      .toLowerCase()
      .replace(/\[[^\]]*\]|[^\p{L}]/gu, '')
      .slice(0, 60);
  const expected = count > 1 ? (index / (count - 1)) * (texts.length - 1) : 0;
  const wanted = letters(text);
  const distance = (at: number) => Math.abs(at - expected);
  const same = texts
    .map((_, at) => at)
    .filter(
      (at) =>
        wanted !== '' &&
        (letters(texts[at] ?? '').startsWith(wanted) ||
          (letters(texts[at] ?? '') !== '' && wanted.startsWith(letters(texts[at] ?? '')))),
    );
  if (same.length > 0) return same.reduce((best, at) => (distance(at) < distance(best) ? at : best));
  return Math.min(texts.length - 1, Math.max(0, Math.round(expected)));
}
