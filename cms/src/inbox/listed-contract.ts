import { z } from 'zod';
import { phoneLink } from '../requests/contract';
import { requestType } from '../requests/request-type';

const time = z.iso.datetime();

/**
 * A recipient that a consent names. `notified`: it has the request. `waiting`: it is about to be notified. `failed`: it could
 * not be reached. `not-notified`: it was sent nothing.
 */
export const recipientStates = ['notified', 'waiting', 'failed', 'not-notified'] as const;
export type RecipientState = (typeof recipientStates)[number];
const consentRecipient = z.object({ name: z.string(), state: z.enum(recipientStates), at: time.nullable() });
export type ConsentRecipient = z.infer<typeof consentRecipient>;

/** What a reader agreed to in one request. Boxes that were left empty are not among these. */
const listedConsent = z.object({
  /** Of the wording. */
  key: z.string(),
  version: z.number().int(),
  /** The notice that comes with every guide is no consent to withdraw. */
  isNotice: z.boolean(),
  givenAt: time,
  /** To whom it is given. */
  recipients: z.array(consentRecipient),
  withdrawn: z
    .object({ receivedOn: z.iso.date(), dueOn: z.iso.date(), doneAt: time.nullable(), doneBy: z.string().nullable() })
    .nullable(),
});
export type ListedConsent = z.infer<typeof listedConsent>;

/** One of the requests of a data subject, decrypted, whatever its type. */
const listedRequest = z.object({
  requestType,
  documentId: z.string(),
  at: time,
  /** Title of the guide; null for a call request, and when the guide was deleted. */
  guide: z.string().nullable(),
  /** These are null when they were erased, not given, or cannot be decrypted. */
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: phoneLink.nullable(),
  isUnreadable: z.boolean(),
  erasedAt: time.nullable(),
  /** Whether a call is to be made, or was. */
  call: z.enum(['none', 'open', 'done']),
  handledAt: time.nullable(),
  consents: z.array(listedConsent),
});
export type ListedRequest = z.infer<typeof listedRequest>;

/**
 * Everything with the same email or phone as a listed request, of both types, in the order in which it was requested. An email or
 * a phone that too many share, as a clinic's, makes no group.
 */
export const listedDataSubject = z.object({ requests: z.array(listedRequest) });
export type ListedDataSubject = z.infer<typeof listedDataSubject>;
