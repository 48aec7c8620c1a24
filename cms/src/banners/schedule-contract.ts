import { pageKinds, placements } from '@patient-press/shared/placements';
import { z } from 'zod';
import { bannerState } from './state-contract';

/** What the admin needs to say when and where banners run. */

/** One version of a banner. A draft may lack anything. */
const bannerVersion = z.object({
  /** Empty while no one has named it. */
  name: z.string(),
  placement: z.enum(placements).nullable(),
  message: z.string(),
  startsAt: z.iso.datetime().nullable(),
  /** The end that the marketer gave it. */
  statedEnd: z.iso.datetime().nullable(),
  /** When it stops: by its own end, or by that of its approval. */
  endsAt: z.iso.datetime().nullable(),
  approvalEndsOn: z.iso.date().nullable(),
  /** When the last day of its approval is over, where the newsroom is. */
  approvalEndsAt: z.iso.datetime().nullable(),
  priority: z.number().int(),
  topics: z.array(z.object({ documentId: z.string(), name: z.string() })),
  pages: z.array(z.enum(pageKinds)),
  sponsor: z.string().nullable(),
});
export type BannerVersion = z.infer<typeof bannerVersion>;

const identity = { documentId: z.string(), state: bannerState };
const scheduledBanner = z.discriminatedUnion('status', [
  z.object({ ...identity, status: z.literal('draft'), draft: bannerVersion }),
  z.object({ ...identity, status: z.literal('published'), published: bannerVersion }),
  /** Changed since it was published. */
  z.object({ ...identity, status: z.literal('modified'), published: bannerVersion, draft: bannerVersion }),
]);
export type ScheduledBanner = z.infer<typeof scheduledBanner>;

/** A version of a banner, while readers were shown it: from the record, deleted banners included. */
const pastRun = z.object({
  documentId: z.string(),
  /** What the newsroom called it. */
  name: z.string(),
  placement: z.enum(placements),
  from: z.iso.datetime(),
  /** Null: readers still are shown it. */
  to: z.iso.datetime().nullable(),
  /** Whether it was unpublished, or replaced by another version, before its end came. */
  isStopped: z.boolean(),
  isDeleted: z.boolean(),
  priority: z.number().int(),
  /** Names. */
  topics: z.array(z.string()),
  pages: z.array(z.enum(pageKinds)),
});
export type PastRun = z.infer<typeof pastRun>;

/** `GET /banners/schedule`: every banner that the asking administrator may read. `timeZone`: the newsroom's. */
export const bannerSchedule = z.object({
  now: z.iso.datetime(),
  timeZone: z.string(),
  banners: z.array(scheduledBanner),
  /** By banner, the first version first. */
  past: z.array(pastRun),
});
export type BannerSchedule = z.infer<typeof bannerSchedule>;

/**
 * `GET /banners/<documentId>/sheet`: where the press draws a banner's draft for the next hour. Below it,
 * `banner/<placement>/` is the banner alone at that place.
 */
export const bannerPreview = z.object({ url: z.url() });
export type BannerPreview = z.infer<typeof bannerPreview>;

/** What a drawn banner says to the page that frames it: how high it is, in pixels. */
export const bannerPreviewHeight = z.object({
  type: z.literal('patient-press-height'),
  height: z.number().min(0).max(20_000),
});
