import { pageKinds, placements } from '@patient-press/shared/placements';
import { z } from 'zod';

const label = z.string();
const action = z.discriminatedUnion('kind', [
  /** `number` in E.164, the site's own where the action named none. Null: there was none, and nothing could be dialed. */
  z.object({ kind: z.literal('call'), label, number: z.string().nullable() }),
  z.object({ kind: z.literal('chat'), label }),
  /** Null: the guide was not published, and so was not offered. */
  z.object({ kind: z.literal('guide'), label, guide: z.object({ title: z.string(), slug: z.string() }).nullable() }),
  z.object({ kind: z.literal('link'), label, url: z.string() }),
]);

/** All that is public of a banner, self-contained: nothing in it refers to a record that may change or be deleted. */
export const bannerContent = z.object({
  /** What the newsroom calls it. The only thing in here that readers are not shown. */
  name: z.string(),
  placement: z.enum(placements),
  label,
  message: z.string(),
  detail: z.string().nullable(),
  image: z
    .object({
      url: z.string(),
      alt: z.string(),
      caption: z.string().nullable(),
      credit: z.string().nullable(),
      /** When the file behind the address was last replaced or given a new description. */
      changedAt: z.string(),
    })
    .nullable(),
  actions: z.array(action),
  /** The variants of its experiment, each with all that it shows. Empty: the original is shown. */
  variants: z.array(
    z.object({
      key: z.string(),
      weight: z.number(),
      message: z.string(),
      detail: z.string().nullable(),
      actions: z.array(action),
    }),
  ),
  /** As `#rrggbb`. Null: the site's own. */
  colors: z
    .object({
      background: z.string().nullable(),
      text: z.string().nullable(),
      button: z.string().nullable(),
      buttonText: z.string().nullable(),
    })
    .nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  priority: z.number(),
  /** Names of topics; empty: on all. */
  topics: z.array(z.string()),
  /** Empty: on every kind of page. */
  pages: z.array(z.enum(pageKinds)),
  sponsor: z
    .object({
      legalName: z.string(),
      responsibleAttorney: z.string(),
      officeAddress: z.string(),
      jurisdictions: z.string().nullable(),
      disclaimer: z.string().nullable(),
      privacyUrl: z.string().nullable(),
    })
    .nullable(),
  approvedBy: z.string().nullable(),
  /** Days, as `2026-11-23`, both included. */
  approvedOn: z.string().nullable(),
  approvalEndsOn: z.string().nullable(),
  /** When its last day was over, where the newsroom then was, ISO in UTC. None: at midnight in UTC. */
  approvalEndsAt: z.string().optional(),
});

export type BannerContent = z.infer<typeof bannerContent>;
export type BannerAction = BannerContent['actions'][number];
