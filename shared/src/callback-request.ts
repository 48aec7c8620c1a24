import { z } from 'zod';
import { callFields, trapField } from './form-fields.ts';
import { placements } from './placements.ts';

/** The `key` of the consent wording beside the form: its words say who calls, and how. */
export const CALLBACK_CONSENT = 'callback';

/** `POST /api/callback-requests`, as the site's form sends it in JSON. Answered with 201 once it is durable. */
export const callbackRequest = z.strictObject({
  /** Made by the browser for one request, so that sending it again is not another one. */
  idempotencyKey: z.uuid(),
  /** As it was typed. */
  phone: z.string().trim().min(1).max(callFields.phone.maxLength),
  name: z.string().trim().max(callFields.name.maxLength).optional(),
  bestTime: z.string().trim().max(callFields.bestTime.maxLength).optional(),
  /** The wording beside the button, and that the reader agreed to it. */
  consent: z.strictObject({
    key: z.literal(CALLBACK_CONSENT),
    version: z.number().int().min(1),
    granted: z.literal(true),
  }),
  /** Path of the page that the form was on. */
  page: z.string().startsWith('/').max(500),
  /** The banner that led to it. `variant` is empty for a banner without variants. */
  banner: z
    .strictObject({ documentId: z.string().max(40), variant: z.string().max(30), placement: z.enum(placements) })
    .optional(),
  /** How long the form was open before it was sent, in milliseconds: no one fills it in within a moment. */
  openForMs: z.number().int().min(0).optional(),
  /** A field that people do not see, and leave empty. */
  website: z.string().max(trapField.maxLength).optional(),
});
export type CallbackRequest = z.infer<typeof callbackRequest>;
