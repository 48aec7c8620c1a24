import { z } from 'zod';

/*
 * What the admin asks about people, and is answered. All of it is `POST` with JSON: addresses and numbers do not belong in
 * URLs, which are logged. All of it needs the permission ANSWER_REQUESTS, and is noted in `patient_press_intake_log`.
 */

const requestType = z.enum(['callback-request', 'guide-download']);
const documentId = z.string().min(1).max(40);
const time = z.iso.datetime();

const email = z.string().trim().min(1).max(254);
const phone = z.string().trim().min(1).max(40);

/** `POST /intake/people/find`: a person by one of both, as it was typed. */
export const personSought = z.union([z.strictObject({ email }), z.strictObject({ phone })]);
export type PersonSought = z.infer<typeof personSought>;

/** What there is of a person. Somebody found by e-mail is also found by the phone that they gave with it. */
export const personFound = z.object({
  guideDownloads: z.array(
    z.object({ documentId, at: time, guideTitle: z.string().nullable(), erasedAt: time.nullable() }),
  ),
  callbackRequests: z.array(z.object({ documentId, at: time, erasedAt: time.nullable() })),
  /** Names of the firms and systems that were told of a request. */
  recipients: z.array(z.string()),
});
export type PersonFound = z.infer<typeof personFound>;

/** Only these of a person's requests; left out: all. */
const requests = z.array(documentId).min(1).max(1000).optional();
const someOfPerson = z.union([z.strictObject({ email, requests }), z.strictObject({ phone, requests })]);

/** `POST /intake/people/export`, answered with a file in JSON: everything that is kept of a person, in plain words. */
export const personExport = someOfPerson;

/** `POST /intake/people/erase`: cannot be undone. */
export const personErasure = someOfPerson;
export const personErased = z.object({
  erased: z.object({ guideDownloads: z.number().int(), callbackRequests: z.number().int() }),
  /** How many recipients are told to erase it, too. */
  told: z.number().int(),
});
export type PersonErased = z.infer<typeof personErased>;

/** `POST /intake/consents/withdraw`: twice is once. */
export const consentWithdrawal = z.strictObject({
  requestType,
  request: documentId,
  wordingKey: z.string().min(1).max(80),
  /** The day on which the person said so; left out: today. */
  receivedOn: z.iso.date().optional(),
});
export type ConsentWithdrawal = z.infer<typeof consentWithdrawal>;
/** The last day on which everybody has to have stopped. */
export const consentWithdrawn = z.object({ dueOn: z.iso.date() });

/** `POST /intake/consents/withdrawals` with `{}`: those that are not done yet, the most urgent first. */
export const openWithdrawals = z.object({
  withdrawals: z.array(
    z.object({
      id: z.number().int().positive(),
      requestType,
      request: documentId,
      wordingKey: z.string(),
      receivedOn: z.iso.date(),
      dueOn: z.iso.date(),
      isLate: z.boolean(),
    }),
  ),
});
export type OpenWithdrawals = z.infer<typeof openWithdrawals>;

/** `POST /intake/consents/withdrawals/done`: everybody has stopped. Twice is once: the first who said so counts. */
export const withdrawalDone = z.strictObject({ id: z.number().int().positive() });
export const withdrawalClosed = z.object({ doneAt: time, doneBy: z.string() });
export type WithdrawalClosed = z.infer<typeof withdrawalClosed>;

/** Sent where nothing is asked for in particular. */
export const nothingMore = z.strictObject({});

/** `POST /intake/purges` with `{}`: what was erased because its time was over, the newest first. */
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
