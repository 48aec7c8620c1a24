import { placements } from '@patient-press/shared/placements';
import { z } from 'zod';

/** The permission to stop all banners of a sponsor at once: roles that answer for banners have it, even if they can’t publish any. */
export const STOP_BANNERS = 'api::banners.stop';

const stoppable = z.object({
  documentId: z.string(),
  name: z.string(),
  placement: z.enum(placements).nullable(),
  state: z.enum(['live', 'scheduled']),
});

/** `GET /banners/sponsors`: every sponsor that has live or scheduled banners, with these. */
export const stoppableSponsors = z.object({
  sponsors: z.array(z.object({ documentId: z.string(), legalName: z.string(), banners: z.array(stoppable) })),
});
export type StoppableSponsors = z.infer<typeof stoppableSponsors>;
export type StoppableSponsor = StoppableSponsors['sponsors'][number];

const outcome = stoppable.extend({
  /** Null: it was stopped. */
  failure: z.string().nullable(),
});

/**
 * `POST /banners/sponsors/<documentId>/stop`, confirmed: what happened to each banner, who stopped them and when. Its record,
 * too, as `GET` on the same address lists them, the newest first.
 */
export const stop = z.object({
  sponsor: z.string(),
  sponsorName: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  banners: z.array(outcome),
});
export type Stop = z.infer<typeof stop>;

export const stopList = z.object({ stops: z.array(stop) });
export type StopList = z.infer<typeof stopList>;
