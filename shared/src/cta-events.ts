import { z } from 'zod';
import { placements } from './placements.ts';

/** More than a page has places for banners is not one page's. */
const MAX_EVENTS = 8;

/** `POST /api/cta-events`: what one page reports of its banners, as JSON in a beacon (text/plain). Answered with 204. */
export const ctaEvents = z.strictObject({
  events: z
    .array(
      z.strictObject({
        kind: z.enum(['seen', 'clicked']),
        /** Its documentId. */
        banner: z.string().min(1).max(40),
        /** Its key; empty for a banner without variants. */
        variant: z.string().max(30),
        placement: z.enum(placements),
      }),
    )
    .min(1)
    .max(MAX_EVENTS),
});
export type CtaEvents = z.infer<typeof ctaEvents>;
