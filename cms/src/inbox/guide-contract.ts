import { relationships } from '@patient-press/shared/relationships';
import { z } from 'zod';

const time = z.iso.datetime();

/** Which guide requests are listed. All but the first and the last leave out what was erased. */
export const downloadStates = ['all', 'delivered', 'waiting', 'trouble', 'suspect', 'opened', 'erased'] as const;
export type DownloadState = (typeof downloadStates)[number];

const filters = {
  /** As it was typed; empty: all. */
  email: z.string().max(254),
  /** Its documentId; null: all. */
  guide: z.string().min(1).max(40).nullable(),
  state: z.enum(downloadStates),
  /** Only those who agreed to a call. */
  agreedToCall: z.boolean().optional(),
  /** First and last day on which they were asked for, in UTC. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};
/** `POST /intake/guide-downloads/csv`, answered with a file. */
export const downloadFilters = z.strictObject(filters);
export type DownloadFilters = z.infer<typeof downloadFilters>;

/** `POST /intake/guide-downloads/search`: addresses that are looked for do not belong in an address, which is logged. */
export const downloadSearch = z.strictObject({
  ...filters,
  /** `next` of the page before; null: the newest. */
  before: z.number().int().positive().nullable(),
});
export type DownloadSearch = z.infer<typeof downloadSearch>;

/** What became of the mail with the guide. */
const mail = z.discriminatedUnion('state', [
  z.object({ state: z.literal('delivered'), at: time }),
  z.object({ state: z.literal('waiting'), since: time }),
  /** It is tried again. */
  z.object({ state: z.literal('trouble'), since: time, reason: z.string() }),
  z.object({ state: z.literal('given-up'), at: time, reason: z.string() }),
  /** It looks like spam: there is no guide until somebody says that it is none, or the reader, when asked by mail. */
  z.object({ state: z.literal('held'), isReaderAsked: z.boolean() }),
  /** It was erased before there was one. */
  z.object({ state: z.literal('none') }),
]);
export type DownloadMail = z.infer<typeof mail>;

const consent = z.object({
  /** Of the wording. */
  key: z.string(),
  version: z.number().int(),
  granted: z.boolean(),
  /** The last day on which everybody has to have stopped; null: it was not withdrawn. */
  withdrawnDueOn: z.iso.date().nullable(),
});
export type DownloadConsent = z.infer<typeof consent>;

/** One request for a guide, opened. Times are ISO in UTC. */
const downloadItem = z.object({
  documentId: z.string(),
  at: time,
  /** These three are null when they were erased, or cannot be opened; name and phone also when there was none. */
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.object({ href: z.string().startsWith('tel:'), text: z.string() }).nullable(),
  relationship: z.enum(relationships),
  /** Its key is missing from LEAD_KEY, or the database was tampered with. */
  isUnreadable: z.boolean(),
  /** Its title; null when it was deleted. */
  guide: z.string().nullable(),
  page: z.string().nullable(),
  /** The banner's name in the newsroom, with the variant's key. */
  banner: z.string().nullable(),
  consents: z.array(consent),
  /** Whether the reader agreed to a call, and did not take it back; and when and by whom it was marked as made. */
  agreedToCall: z.boolean(),
  handledAt: time.nullable(),
  handledBy: z.string().nullable(),
  verdict: z.enum(['accepted', 'suspect']),
  mail,
  openings: z.number().int(),
  openedAt: time.nullable(),
  purgeOn: z.iso.date().nullable(),
  erasedAt: time.nullable(),
});
export type DownloadItem = z.infer<typeof downloadItem>;

export const downloadList = z.object({
  requests: z.array(downloadItem),
  /** For the page after this one; null on the last. */
  next: z.number().int().nullable(),
  /** All guides, to choose from. */
  guides: z.array(z.object({ documentId: z.string(), title: z.string() })),
});
export type DownloadList = z.infer<typeof downloadList>;

/** `POST /intake/guide-downloads/one`, answered with the request; and `…/history`: everything that happened to one request, the first thing first. */
export const historySought = z.strictObject({ documentId: z.string().min(1).max(40) });
export const downloadHistory = z.object({ lines: z.array(z.object({ at: time, text: z.string() })) });
export type DownloadHistory = z.infer<typeof downloadHistory>;

/** `PUT /intake/guide-downloads/<documentId>`, answered with the request. */
export const downloadStep = z.strictObject({ step: z.enum(['not-spam', 'mail-again']) });
export type DownloadStep = z.infer<typeof downloadStep>['step'];
export const downloadAnswer = z.object({ request: downloadItem });

/** `GET /intake/mail-state`: whether mails go out. */
export const mailState = z.object({
  /** Whether there is a mail server to give them to. */
  isSet: z.boolean(),
  /** How many guides wait to be mailed. */
  waiting: z.number().int(),
  oldestWaiting: time.nullable(),
  /** Why the last one that waits did not go out, in a sentence; null: none was refused yet. */
  trouble: z.string().nullable(),
  /** How many are not tried any more. */
  givenUp: z.number().int(),
});
export type MailState = z.infer<typeof mailState>;
