import { z } from 'zod';
import { phoneLink } from '../requests/contract';
import { requestType } from '../requests/request-type';
import { verdict } from '../requests/verdict';

const time = z.iso.datetime();

/** Where a list of both types goes on: after this request. `at` is in microseconds, as the database has it. */
export const requestCursor = z.strictObject({
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
  requestType,
  id: z.number().int().positive(),
});
export type RequestCursor = z.infer<typeof requestCursor>;

/** What the lists show of every request, decrypted, whatever its type. Times are ISO in UTC. */
export const requestItem = z.object({
  documentId: z.string(),
  at: time,
  /** Null when there is none, it was erased, or it cannot be decrypted. */
  phone: phoneLink.nullable(),
  name: z.string().nullable(),
  /** Its key is missing from LEAD_KEY, or the database was tampered with. */
  isUnreadable: z.boolean(),
  page: z.string().nullable(),
  /** The banner's name in the newsroom, with the variant's key. */
  banner: z.string().nullable(),
  verdict,
  /** When and by whom it was marked as done. */
  handledAt: time.nullable(),
  handledBy: z.string().nullable(),
});
export type RequestItem = z.infer<typeof requestItem>;
