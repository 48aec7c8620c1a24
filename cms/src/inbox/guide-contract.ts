import { relationships } from '@patient-press/shared/relationships';
import { z } from 'zod';
import { among } from '../requests/contract';
import { requestItem } from './item-contract';
import { listedDataSubject } from './listed-contract';

const time = z.iso.datetime();

/** Which guide requests are listed. All but the first and the last leave out what was erased. */
export const guideRequestStates = ['all', 'delivered', 'waiting', 'failed', 'suspect', 'opened', 'erased'] as const;
export type GuideRequestState = (typeof guideRequestStates)[number];

const filters = {
  /** As it was typed; empty: all. */
  email: z.string().max(254),
  /** Its documentId; null: all. */
  guide: z.string().min(1).max(40).nullable(),
  state: z.enum(guideRequestStates),
  /** Only those who agreed to a call. */
  agreedToCall: z.boolean().optional(),
  /** First and last day on which they were asked for, in UTC. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Only what a search found. */
  among,
};
/** `POST /intake/guide-downloads/csv`, answered with a file. */
export const guideRequestFilters = z.strictObject(filters);
export type GuideRequestFilters = z.infer<typeof guideRequestFilters>;

/** `POST /intake/guide-downloads/search`: email addresses that are searched for do not belong in a URL, which is logged. */
export const guideRequestSearch = z.strictObject({
  ...filters,
  /** `next` of the page before; null: the newest. */
  before: z.number().int().positive().nullable(),
  /** One row for each data subject: the newest of their requests. */
  byDataSubject: z.boolean().optional(),
});
export type GuideRequestSearch = z.infer<typeof guideRequestSearch>;

/** Where the email with the guide is. */
const mail = z.discriminatedUnion('state', [
  z.object({ state: z.literal('delivered'), at: time }),
  z.object({ state: z.literal('waiting'), since: time }),
  /** It is tried again. */
  z.object({ state: z.literal('failed'), since: time, reason: z.string() }),
  z.object({ state: z.literal('given-up'), at: time, reason: z.string() }),
  /** It looks like spam: no email is sent until someone marks it as not spam, or the reader confirms it by email. */
  z.object({ state: z.literal('held'), isReaderAsked: z.boolean() }),
  /** The request was erased before it was sent. */
  z.object({ state: z.literal('none') }),
]);
export type GuideRequestEmail = z.infer<typeof mail>;

const consent = z.object({
  /** Of the wording. */
  key: z.string(),
  version: z.number().int(),
  granted: z.boolean(),
  /** The last day on which all contact must stop; null: it was not withdrawn. */
  withdrawnDueOn: z.iso.date().nullable(),
});
export type GuideRequestConsent = z.infer<typeof consent>;

/** One request for a guide. */
const guideRequestItem = requestItem.extend({
  /** Null when it was erased, or cannot be decrypted. */
  email: z.string().nullable(),
  relationship: z.enum(relationships),
  /** Its title; null when it was deleted. */
  guide: z.string().nullable(),
  consents: z.array(consent),
  /** Whether the reader agreed to a call, and did not withdraw it. */
  agreedToCall: z.boolean(),
  mail,
  openings: z.number().int(),
  openedAt: time.nullable(),
  purgeOn: z.iso.date().nullable(),
  erasedAt: time.nullable(),
});
export type GuideRequestItem = z.infer<typeof guideRequestItem>;

export const guideRequestList = z.object({
  requests: z.array(guideRequestItem),
  /** For the page after this one; null on the last. */
  next: z.number().int().nullable(),
  /** All guides, to choose from. */
  guides: z.array(z.object({ documentId: z.string(), title: z.string() })),
  /** Whose they are, by documentId, when asked for by data subject. */
  dataSubjects: z.record(z.string(), listedDataSubject),
});
export type GuideRequestList = z.infer<typeof guideRequestList>;

/** `POST /intake/guide-downloads/totals`: how many requests the other filters let through, by status. One may count in several. */
export const guideRequestTotals = z.record(z.enum(guideRequestStates), z.number().int());
export type GuideRequestTotals = z.infer<typeof guideRequestTotals>;

/** `POST /intake/guide-downloads/one`, answered with the request; and `…/history`: everything that happened to one request, the oldest first. */
export const oneGuideRequest = z.strictObject({ documentId: z.string().min(1).max(40) });
export const guideRequestHistory = z.object({ lines: z.array(z.object({ at: time, text: z.string() })) });
export type GuideRequestHistory = z.infer<typeof guideRequestHistory>;

/** `PUT /intake/guide-downloads/<documentId>`, answered with the request. */
export const guideRequestStep = z.strictObject({ step: z.enum(['not-spam', 'mail-again']) });
export type GuideRequestStep = z.infer<typeof guideRequestStep>['step'];
export const guideRequestAnswer = z.object({ request: guideRequestItem });

/** `GET /intake/mail-state`: whether emails go out. */
export const mailState = z.object({
  /** Whether a mail server is set. */
  isSet: z.boolean(),
  /** Whether nothing is sent because this newsroom is a copy of another, for testing. */
  isCopy: z.boolean(),
  /** How many guides wait to be emailed. */
  waiting: z.number().int(),
  oldestWaiting: time.nullable(),
  /** Why the last one that waits was not sent, in a sentence; null: none was refused yet. */
  failure: z.string().nullable(),
  /** How many are not tried any more. */
  givenUp: z.number().int(),
});
export type MailState = z.infer<typeof mailState>;
