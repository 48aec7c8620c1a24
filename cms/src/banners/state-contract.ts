import { z } from 'zod';

/**
 * Where a banner is, in one word, wherever it is listed. Published: `scheduled` before its start, `live` until its end, then
 * `ended`. Unpublished: `ended`, if its end had come by then, or `stopped`. Never published: `draft`, or `needs-approval` while
 * no approval is valid.
 */
export const bannerState = z.enum(['live', 'scheduled', 'ended', 'stopped', 'draft', 'needs-approval']);
export type BannerState = z.infer<typeof bannerState>;
