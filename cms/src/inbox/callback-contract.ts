import { z } from 'zod';
import { among } from '../requests/contract';
import { requestItem } from './item-contract';
import { listedDataSubject } from './listed-contract';

/** Which requests are listed. Spam is `done` when someone has put it away. */
export const requestStates = ['open', 'suspect', 'done', 'all'] as const;
export type RequestState = (typeof requestStates)[number];

/** `POST /intake/callback-requests/search`: numbers that are searched for do not belong in a URL, which is logged. */
export const callbackSearch = z.strictObject({
  state: z.enum(requestStates),
  /** As it was typed; empty: all. */
  phone: z.string().max(40),
  /** `next` of the page before; null: the newest. */
  before: z.number().int().positive().nullable(),
  among,
  /** One row for each data subject: the newest of their requests. */
  byDataSubject: z.boolean().optional(),
});
export type CallbackSearch = z.infer<typeof callbackSearch>;

/** One request for a call. */
const callbackItem = requestItem.extend({ bestTime: z.string().nullable() });
export type CallbackItem = z.infer<typeof callbackItem>;

export const callbackList = z.object({
  requests: z.array(callbackItem),
  /** For the page after this one; null on the last. */
  next: z.number().int().nullable(),
  /** Whose they are, by documentId, when asked for by data subject. */
  dataSubjects: z.record(z.string(), listedDataSubject),
});
export type CallbackList = z.infer<typeof callbackList>;

/** `POST /intake/callback-requests/totals`: how many there are in each state. */
export const callbackTotalsOf = z.strictObject({ among });
export const callbackTotals = z.record(z.enum(requestStates), z.number().int());
export type CallbackTotals = z.infer<typeof callbackTotals>;

/** `PUT /intake/callback-requests/<documentId>`, answered with the request. */
export const callbackStep = z.strictObject({ step: z.enum(['done', 'open-again', 'not-spam']) });
export type CallbackStep = z.infer<typeof callbackStep>['step'];
export const callbackAnswer = z.object({ request: callbackItem });
