import { z } from 'zod';
import { documentFields } from './parts.ts';

/** `GET /api/consent-wordings`: words that readers agree to. `sha256` is that of the text in UTF-8, in hex. */
export const consentWordingPayload = z.object({
  ...documentFields,
  key: z.string(),
  version: z.number().int().min(1),
  text: z.string(),
  sha256: z.string().regex(/^[\da-f]{64}$/, 'is not a SHA-256 in hex'),
  effectiveFrom: z.iso.datetime(),
});

export const consentWordingPopulate = {} as const;

export type ConsentWordingPayload = z.infer<typeof consentWordingPayload>;
