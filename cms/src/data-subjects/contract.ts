import { z } from 'zod';
import { among, phoneLink } from '../requests/contract';
import { requestType } from '../requests/request-type';

/*
 * What the admin asks about data subjects, and is answered. All of it is `POST` with JSON: addresses and numbers do not belong in
 * URLs, which are logged. All of it needs the permission ANSWER_REQUESTS, and is noted in `patient_press_intake_log`.
 */

const documentId = z
  .string()
  .max(40)
  .regex(/^\w[\w-]*$/);
const time = z.iso.datetime();

const email = z.string().trim().min(1).max(254);
const phone = z.string().trim().min(1).max(40);
/** As it was typed into the one search: an email address, a phone number, or a name. */
const text = z.string().trim().min(2).max(254);
/** A request: everything else of the same data subject is searched for. */
const of = z.strictObject({ requestType, request: documentId });

/** `POST /intake/people/find`: a data subject by one of these. */
export const dataSubjectQuery = z.union([
  z.strictObject({ email }),
  z.strictObject({ phone }),
  z.strictObject({ text }),
  z.strictObject({ of }),
]);
export type DataSubjectQuery = z.infer<typeof dataSubjectQuery>;

/** One request that was found, decrypted, so that intake can distinguish people. */
const foundRequest = z.object({
  requestType,
  documentId,
  at: time,
  erasedAt: time.nullable(),
  guideTitle: z.string().nullable(),
  /** These three are null when they were erased, not given, or cannot be decrypted. */
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: phoneLink.nullable(),
  isUnreadable: z.boolean(),
  /** `maybe`: only the name is the same, so that it may be another person's. */
  certainty: z.enum(['same', 'maybe']),
  /** What it was found by; `linked`: by the email or phone of one that was found. */
  because: z.enum(['email', 'phone', 'request', 'linked', 'name']),
  /** Whether a call is to be made, or was. */
  call: z.enum(['none', 'open', 'done']),
  /** Keys of what was agreed to and can still be withdrawn. */
  agreedTo: z.array(z.string()),
});
export type FoundRequest = z.infer<typeof foundRequest>;

export const dataSubjectSummary = z.object({
  /** Of both types: the certain ones first, then the newest. */
  requests: z.array(foundRequest),
  /** Names of the recipients that were notified of a request. */
  recipients: z.array(z.string()),
  /** More have this name than are shown. */
  isCut: z.boolean(),
});
export type DataSubjectSummary = z.infer<typeof dataSubjectSummary>;

/** Only these of the requests that were found; left out: all that certainly are the data subject's. */
const requests = z.array(documentId).min(1).max(1000).optional();
const dataSubjectSelection = z.union([
  z.strictObject({ email, requests }),
  z.strictObject({ phone, requests }),
  z.strictObject({ text, requests }),
  z.strictObject({ of, requests }),
]);
export type DataSubjectSelection = z.infer<typeof dataSubjectSelection>;

/** `POST /intake/people/export`, answered with a file in JSON: everything that is stored about a data subject, in plain text. */
export const dataSubjectExport = dataSubjectSelection;

/** `POST /intake/people/erase`: cannot be undone. */
export const dataSubjectErasure = dataSubjectSelection;
export const dataSubjectErased = z.object({
  erased: z.object({ guideDownloads: z.number().int(), callbackRequests: z.number().int() }),
  /** How many recipients are notified, so that they erase it, too. */
  notified: z.number().int(),
});
export type DataSubjectErased = z.infer<typeof dataSubjectErased>;

/** The day on which the data subject said so; left out: today. */
const receivedOn = z.iso.date().optional();
/** `POST /intake/people/opt-out`: withdraws everything that the requests agreed to. Twice is once. */
export const dataSubjectOptOut = z.union([
  z.strictObject({ email, requests, receivedOn }),
  z.strictObject({ phone, requests, receivedOn }),
  z.strictObject({ text, requests, receivedOn }),
  z.strictObject({ of, requests, receivedOn }),
]);
export type DataSubjectOptOut = z.infer<typeof dataSubjectOptOut>;
export const dataSubjectOptedOut = z.object({
  /** How many requests it was withdrawn for. */
  requests: z.number().int(),
  dueOn: z.iso.date(),
});
export type DataSubjectOptedOut = z.infer<typeof dataSubjectOptedOut>;

/** `POST /intake/consents/withdraw`: twice is once. */
export const consentWithdrawal = z.strictObject({
  requestType,
  request: documentId,
  wordingKey: z.string().min(1).max(80),
  receivedOn,
});
export type ConsentWithdrawal = z.infer<typeof consentWithdrawal>;
/** The last day on which all contact must stop. */
export const consentWithdrawn = z.object({ dueOn: z.iso.date() });

/** Opt-outs that are still to be carried out, and those that were. */
export const withdrawalStates = ['open', 'done'] as const;
export type WithdrawalState = (typeof withdrawalStates)[number];

/** Where a page of opt-outs ends: the day of the last open one, or the time of the last done one, as the database has it. */
const withdrawalCursor = z.strictObject({
  at: z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{6}Z)?$/),
  id: z.number().int().positive(),
});

/** `POST /intake/consents/withdrawals` */
export const withdrawalSearch = z.strictObject({
  state: z.enum(withdrawalStates),
  /** `next` of the page before; null: the first. */
  after: withdrawalCursor.nullable(),
  among,
});
export type WithdrawalSearch = z.infer<typeof withdrawalSearch>;

/**
 * A recipient that has the request, and so has to stop. `notified`: it answered that it knows. `waiting`: it is being notified.
 * `failed`: it couldn't be, so someone has to contact it.
 */
const stoppingRecipient = z.object({
  name: z.string(),
  /** Its email address or page; null when it has none, or is gone. */
  contact: z.string().nullable(),
  state: z.enum(['notified', 'waiting', 'failed']),
  /** When it was notified, or given up. */
  at: time.nullable(),
  /** Why it wasn't notified, in a sentence. */
  reason: z.string().nullable(),
});
export type StoppingRecipient = z.infer<typeof stoppingRecipient>;

const withdrawal = z.object({
  id: z.number().int().positive(),
  requestType,
  request: documentId,
  wordingKey: z.string(),
  /** What was agreed to, and no longer is; null: the wording is gone. */
  words: z.string().nullable(),
  receivedOn: z.iso.date(),
  dueOn: z.iso.date(),
  isLate: z.boolean(),
  /** Whose it is; null when it was erased, or cannot be decrypted. */
  person: z
    .object({ email: z.string().nullable(), name: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
  recipients: z.array(stoppingRecipient),
  doneAt: time.nullable(),
  doneBy: z.string().nullable(),
});
export type Withdrawal = z.infer<typeof withdrawal>;

/** The open ones with the earliest day first, so that overdue ones come first; the done ones with the latest first. */
export const withdrawalList = z.object({
  withdrawals: z.array(withdrawal),
  next: withdrawalCursor.nullable(),
  /** How many there are, on all pages. `overdue` are among the open ones. */
  totals: z.object({ open: z.number().int(), overdue: z.number().int(), done: z.number().int() }),
});
export type WithdrawalList = z.infer<typeof withdrawalList>;

/** `POST /intake/consents/withdrawals/done`: all contact has stopped. Twice is once: the first who said so counts. */
export const withdrawalDone = z.strictObject({ id: z.number().int().positive() });
export const withdrawalClosed = z.object({ doneAt: time, doneBy: z.string() });
export type WithdrawalClosed = z.infer<typeof withdrawalClosed>;

/** Sent where nothing is asked for in particular. */
export const nothingMore = z.strictObject({});

/** `POST /intake/purges` with `{}`: what was erased at the end of its retention period, the newest first. */
export const purgeReports = z.object({
  purges: z.array(
    z.object({
      at: time,
      guideDownloads: z.number().int(),
      callbackRequests: z.number().int(),
      consentProofs: z.number().int(),
      /** The day of the oldest request among them; null when there was none. */
      oldestRequest: z.iso.date().nullable(),
    }),
  ),
});
export type PurgeReports = z.infer<typeof purgeReports>;
