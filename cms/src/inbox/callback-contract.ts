import { z } from 'zod';

/** The permission to read what readers sent, and to answer it. */
export const ANSWER_REQUESTS = 'api::requests.answer';

/** Which requests are listed. Spam is `done` when somebody has put it away. */
export const requestStates = ['open', 'suspect', 'done', 'all'] as const;
export type RequestState = (typeof requestStates)[number];

/** `POST /intake/callback-requests/search`: numbers that are looked for do not belong in an address, which is logged. */
export const callbackSearch = z.strictObject({
  state: z.enum(requestStates),
  /** As it was typed; empty: all. */
  phone: z.string().max(40),
  /** `next` of the page before; null: the newest. */
  before: z.number().int().positive().nullable(),
});
export type CallbackSearch = z.infer<typeof callbackSearch>;

/** One request, opened. Times are ISO in UTC. */
const callbackItem = z.object({
  documentId: z.string(),
  at: z.iso.datetime(),
  /** As an address that dials it (RFC 3966), and as people write it. Null when it was erased, or cannot be opened. */
  phone: z.object({ href: z.string().startsWith('tel:'), text: z.string() }).nullable(),
  name: z.string().nullable(),
  bestTime: z.string().nullable(),
  /** Its key is missing from LEAD_KEY, or the database was tampered with. */
  isUnreadable: z.boolean(),
  page: z.string().nullable(),
  /** The banner's name in the newsroom, with the variant's key. */
  banner: z.string().nullable(),
  verdict: z.enum(['accepted', 'suspect']),
  handledAt: z.iso.datetime().nullable(),
  handledBy: z.string().nullable(),
});
export type CallbackItem = z.infer<typeof callbackItem>;

export const callbackList = z.object({
  requests: z.array(callbackItem),
  /** For the page after this one; null on the last. */
  next: z.number().int().nullable(),
});
export type CallbackList = z.infer<typeof callbackList>;

/** `PUT /intake/callback-requests/<documentId>`, answered with the request. */
export const callbackStep = z.strictObject({ step: z.enum(['done', 'open-again', 'not-spam']) });
export type CallbackStep = z.infer<typeof callbackStep>['step'];
export const callbackAnswer = z.object({ request: callbackItem });
