import { z } from 'zod';
import { requestCursor } from './item-contract';

/**
 * `POST /intake/requests/search`: requests of both types by a part of a name, email address or phone number. It answers with
 * documentIds only, so that what was typed is sent once, and the lists and their totals are asked for with `among`.
 */
export const requestSearch = z.strictObject({
  /** As it was typed. */
  text: z.string().trim().min(1).max(120),
  /** `older` of the search before: it goes on there. Null: from the newest. */
  from: requestCursor.nullable(),
});
export type RequestSearch = z.infer<typeof requestSearch>;

/**
 * Why a search ended: it looked at everything; or at as many requests, for as long, or found as many as one search may.
 * Then `older` goes on where it ended.
 */
export const searchEnds = ['all', 'requests', 'time', 'found'] as const;
export type SearchEnd = (typeof searchEnds)[number];

export const searchResult = z.object({
  /** documentIds, the newest first. */
  found: z.array(z.string()),
  /** How many requests were decrypted for it. */
  read: z.number().int(),
  end: z.enum(searchEnds),
  /** When the oldest of those was requested; null: there were none. */
  backTo: z.iso.datetime().nullable(),
  older: requestCursor.nullable(),
});
export type SearchResult = z.infer<typeof searchResult>;
