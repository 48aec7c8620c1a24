import { z } from 'zod';
import { requestType } from '../requests/request-type';
import { requestItem } from './item-contract';

/** Calls that are to be made, and those that were. */
export const callStates = ['open', 'done'] as const;
export type CallState = (typeof callStates)[number];

/** Where a page ends: the last call on it. `at` is in microseconds, as the database has it. */
const cursor = z.strictObject({
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
  requestType,
  id: z.number().int().positive(),
});
export type CallCursor = z.infer<typeof cursor>;

/** `POST /intake/calls/search`: everyone who agreed to a call, whatever they asked for. */
export const callSearch = z.strictObject({
  state: z.enum(callStates),
  /** `next` of the page before; null: the first. */
  after: cursor.nullable(),
});
export type CallSearch = z.infer<typeof callSearch>;

const callItem = requestItem.omit({ banner: true, verdict: true }).extend({
  requestType,
  email: z.string().nullable(),
  bestTime: z.string().nullable(),
  /** What was agreed to and not withdrawn: its words say who may call, and how. Null: the wording is gone. */
  agreedTo: z.array(z.object({ key: z.string(), version: z.number().int(), words: z.string().nullable() })),
});
export type CallItem = z.infer<typeof callItem>;

/** The oldest first; of those that were made, the newest first. */
export const callList = z.object({ calls: z.array(callItem), next: cursor.nullable() });
export type CallList = z.infer<typeof callList>;

/** `PUT /intake/calls/<type>/<documentId>`. If two people do the same, the first counts. */
export const callStep = z.strictObject({ step: z.enum(['done', 'again']) });
export type CallStep = z.infer<typeof callStep>['step'];
export const calledType = requestType;
export const callMarked = requestItem.pick({ handledAt: true, handledBy: true });
export type CallMarked = z.infer<typeof callMarked>;
