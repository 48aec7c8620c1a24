import { z } from 'zod';
import { documentFields } from './parts.ts';

/** `GET /api/sponsors`: the firm that answers for an advertisement. */
export const sponsorPayload = z.object({
  ...documentFields,
  legalName: z.string(),
  responsibleAttorney: z.string(),
  officeAddress: z.string(),
  jurisdictions: z.string().nullable(),
  disclaimer: z.string().nullable(),
  privacyUrl: z.string().nullable(),
});

export const sponsorPopulate = {} as const;

export type SponsorPayload = z.infer<typeof sponsorPayload>;
