import { z } from 'zod';
import { among } from '../requests/contract';
import { requestType } from '../requests/request-type';
import { requestCursor, requestItem } from './item-contract';
import { listedDataSubject } from './listed-contract';

/** Calls that are to be made, and those that were. */
export const callStates = ['open', 'done'] as const;
export type CallState = (typeof callStates)[number];

/** `POST /intake/calls/search`: everyone who agreed to a call, whatever they asked for. */
export const callSearch = z.strictObject({
  state: z.enum(callStates),
  /** `next` of the page before; null: the first. */
  after: requestCursor.nullable(),
  among,
  /** One row for each data subject: the first of their calls in the list. */
  byDataSubject: z.boolean().optional(),
});
export type CallSearch = z.infer<typeof callSearch>;

const callItem = requestItem.omit({ banner: true, verdict: true }).extend({
  requestType,
  /** It has waited for longer than two business days. */
  isOverdue: z.boolean(),
  email: z.string().nullable(),
  bestTime: z.string().nullable(),
  /** What was agreed to and not withdrawn: its words say who may call, and how. Null: the wording is gone. */
  agreedTo: z.array(z.object({ key: z.string(), version: z.number().int(), words: z.string().nullable() })),
});
export type CallItem = z.infer<typeof callItem>;

/** The oldest first; of those that were made, the newest first. */
export const callList = z.object({
  calls: z.array(callItem),
  next: requestCursor.nullable(),
  /** Whose they are, by documentId, when asked for by data subject. */
  dataSubjects: z.record(z.string(), listedDataSubject),
});
export type CallList = z.infer<typeof callList>;

/** `POST /intake/calls/totals`: how many calls there are. `overdue` are among the open ones. */
export const callTotalsOf = z.strictObject({ among });
export const callTotals = z.object({
  open: z.number().int(),
  overdue: z.number().int(),
  done: z.number().int(),
  /** Since when the first of the open ones waits; null: there are none. */
  oldestOpen: z.iso.datetime().nullable(),
});
export type CallTotals = z.infer<typeof callTotals>;

/** `PUT /intake/calls/<type>/<documentId>`. If two people do the same, the first counts. */
export const callStep = z.strictObject({ step: z.enum(['done', 'again']) });
export type CallStep = z.infer<typeof callStep>['step'];
export const calledType = requestType;
export const callMarked = requestItem.pick({ handledAt: true, handledBy: true });
export type CallMarked = z.infer<typeof callMarked>;
