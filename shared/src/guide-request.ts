import { z } from 'zod';
import { guideFields, trapField } from './form-fields.ts';
import { placements } from './placements.ts';
import { relationships } from './relationships.ts';

/** The `key` of the consent wording beside the button: what the data is for, and how long it is retained. */
export const GUIDE_NOTICE = 'guide';

/** What every other wording of the form begins with. Each has a box of its own, which starts empty. */
const BOX_PREFIX = 'guide-';

/** Whether a consent wording is in the form for guides, with a box to check. */
export const isGuideBox = (key: string): boolean => key.startsWith(BOX_PREFIX);

/** What the key of a wording begins with that asks for a call: such as `guide-call`, or `guide-call-firm`. */
export const CALL_BOX_PREFIX = 'guide-call';

/** Whether a consent wording asks for a call, so that its box needs a phone number. */
export const isCallBox = (key: string): boolean => key.startsWith(CALL_BOX_PREFIX);

/** A box, and whether it was checked. */
interface Answered {
  key: string;
  granted: boolean;
}

/** Whether a reader who answered the form's boxes this way has to give a phone number. */
export const needsPhone = (consents: readonly Answered[]): boolean =>
  consents.some(({ key, granted }) => granted && isCallBox(key));

/** How long a link to a guide works that was emailed. */
export const LINK_DAYS = 7;

/** Emails with a guide that one mailbox gets in 24 hours. */
export const GUIDES_PER_DAY = 5;

/** Where the form is sent, in JSON or as a plain form. */
export const GUIDE_DOWNLOADS = '/api/guide-downloads';

/** Where a script gets the task of a proof of work, as altcha-lib makes it. */
export const GUIDE_CHALLENGE = '/api/guide-challenges';

/** The page that a reader is shown when a request was taken. @param guidePath such as `/guides/first-weeks/`. */
export const thankYouPath = (guidePath: string): string => `${guidePath}thank-you/`;

/**
 * `POST /api/guide-downloads` in JSON. A plain form has the same fields, but for the consents: `shown` once for each wording
 * that it showed, as `<key>:<version>`, and `granted` with the key of each that was checked; the notice counts as granted. It
 * has no key, no times and no proof.
 */
export const guideRequest = z.strictObject({
  /** Made by the browser for one request, so that sending it again is not another one. */
  idempotencyKey: z.uuid(),
  /** Its documentId. */
  guide: z.string().min(1).max(40),
  /** As it was typed. */
  email: z.string().trim().min(1).max(guideFields.email.maxLength),
  name: z.string().trim().max(guideFields.name.maxLength).optional(),
  /** Required when a box that asks for a call is checked. Stored only when a box is checked. */
  phone: z.string().trim().max(guideFields.phone.maxLength).optional(),
  relationship: z.enum(relationships).optional(),
  /** Every wording that the form showed. The notice is always granted: it is beside the button. */
  consents: z
    .array(z.strictObject({ key: z.string().min(1).max(80), version: z.number().int().min(1), granted: z.boolean() }))
    .min(1)
    .max(20),
  /** Path of the page that the form was on. */
  page: z.string().startsWith('/').max(500),
  /** The banner that led to it. `variant` is empty for a banner without variants. */
  banner: z
    .strictObject({ documentId: z.string().max(40), variant: z.string().max(30), placement: z.enum(placements) })
    .optional(),
  /** How long the form was open before it was sent, in milliseconds: no one fills it in within a moment. */
  openForMs: z.number().int().min(0).optional(),
  /** Solution of a challenge, as altcha's payload in base64. Without one, fewer requests are believed. */
  proof: z.string().max(4000).optional(),
  /** A field that people do not see, and leave empty. */
  website: z.string().max(trapField.maxLength).optional(),
});
export type GuideRequest = z.infer<typeof guideRequest>;

/** What a request in JSON is answered with, 201. */
export const guideRequestAccepted = z.object({
  accepted: z.literal(true),
  /** Path of the PDF, signed; null when it comes by mail only. */
  download: z.string().startsWith('/').nullable(),
});
export type GuideRequestAccepted = z.infer<typeof guideRequestAccepted>;
