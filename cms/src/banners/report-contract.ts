import { placements } from '@patient-press/shared/placements';
import { z } from 'zod';

/** How banners perform, for the admin. Numbers of views and clicks: nothing about anyone who made them. */

/** As `2026-11-23`, in UTC. The last day is included. */
const period = { from: z.iso.date(), to: z.iso.date() };
/** First and last day. */
export interface Period {
  from: string;
  to: string;
}
const count = z.number().int().nonnegative();
/** How often it was seen and clicked, and how many readers' requests, for a guide or a call, it led to. */
const counts = { seen: count, clicked: count, led: count };

const banner = z.object({
  documentId: z.string(),
  /** Null: it was deleted before any version of it was recorded. */
  name: z.string().nullable(),
  state: z.enum(['published', 'draft', 'deleted']),
});
export type ReportedBanner = z.infer<typeof banner>;

/** `GET /banners/report?from&to`: all banners that someone may read, with what was counted in the period. */
export const bannerList = z.object({ ...period, banners: z.array(banner.extend(counts)) });
export type BannerList = z.infer<typeof bannerList>;

/** A share of views from 0 to 1, with bounds that hold at every look. Null: nothing was seen. */
const rate = z.object({ estimate: z.number(), low: z.number(), high: z.number() }).nullable();

const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing-to-compare') }),
  z.object({ kind: z.literal('level') }),
  z.object({
    kind: z.literal('lead'),
    leader: z.string(),
    runnerUp: z.string(),
    leaderRate: z.number(),
    runnerUpRate: z.number(),
    isMoreThanChance: z.boolean(),
    chance: z.number(),
    lift: z.object({ estimate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
  }),
]);

/** A variant's key; empty for the original banner. */
const variant = z.string();

/** `GET /banners/report/<documentId>?from&to`: how one banner does. */
export const bannerReport = z.object({
  ...period,
  banner,
  /** The banner's own variants first, then those it once had. */
  variants: z.array(z.object({ variant, ...counts, clickRate: rate, requestRate: rate, isOfTheBanner: z.boolean() })),
  /** Days and variants on which nothing happened are left out; oldest first. */
  days: z.array(z.object({ day: z.iso.date(), variant, ...counts })),
  placements: z.array(z.object({ placement: z.enum(placements), variant, ...counts })),
  /** What no reader is likely to have done, in the period. It is in none of the other numbers. */
  suspect: z.object({ seen: count, clicked: count }),
  /**
   * Whether a variant leads by more than chance, from all whole days since its experiment began, whichever period is asked
   * for: choosing the period after seeing the figures finds a lead in anything. Null: it has no experiment.
   */
  experiment: z.object({ since: z.iso.date(), until: z.iso.date(), verdict }).nullable(),
  method: z.object({
    text: z.array(z.string()),
    sources: z.array(z.object({ title: z.string(), url: z.url() })),
  }),
});
export type BannerReport = z.infer<typeof bannerReport>;
