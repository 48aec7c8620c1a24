import { pageKinds, placements } from '@patient-press/shared/placements';
import { z } from 'zod';
import { bannerContent } from '../banners/version-content';

/** What the admin shows of what readers saw. Times are ISO in UTC. */

const time = z.iso.datetime();
/** From when to when, within the time that was asked about. `to` is the first moment that is not in it. */
const span = { from: time, to: time };

const foundPage = z.object({
  path: z.string(),
  title: z.string(),
  /** Null: the site has it now. */
  goneSince: time.nullable(),
});
export type FoundPage = z.infer<typeof foundPage>;

/** `GET /site-record/pages?search`: pages by title or path, those that are gone too. At most twenty. */
export const foundPages = z.object({ pages: z.array(foundPage) });

const reason = z.discriminatedUnion('kind', [
  /** The page has no place for it. */
  z.object({ kind: z.literal('placement') }),
  /** It was limited to these kinds of page. */
  z.object({ kind: z.literal('page-kind'), pages: z.array(z.enum(pageKinds)) }),
  /** It was limited to pages about these topics. */
  z.object({ kind: z.literal('topics'), topics: z.array(z.string()) }),
  /** Another banner had a higher priority, or the same and came first. */
  z.object({ kind: z.literal('outranked'), by: z.string(), priority: z.number(), otherPriority: z.number() }),
  /** Without a sponsor, or with no button that works, the site shows no banner. */
  z.object({ kind: z.literal('incomplete') }),
  /** There was no page at this address while it ran. */
  z.object({ kind: z.literal('no-page') }),
]);
export type Reason = z.infer<typeof reason>;

const shownVersion = z.object({
  documentId: z.string(),
  revision: z.number().int(),
  content: bannerContent,
  publishedAt: time,
  /** Null: it was not noted. */
  publishedBy: z.string().nullable(),
  /** When it ran out or was replaced; null: neither, yet. */
  ranUntil: time.nullable(),
  /** Whether the banner is still there to be opened. */
  isDeleted: z.boolean(),
});
export type ShownVersion = z.infer<typeof shownVersion>;

/** How much is known of the page on that day. */
export const knowledges = [
  /** Recorded as it was published. */
  'recorded',
  /** The page was there when the record was begun, after that day: what it was then is taken for what it was before. */
  'assumed',
  /** Only its address is known: it was gone before the record was begun. */
  'address-only',
  /** One of the site's own pages, which is always there. */
  'always',
] as const;

/** `GET /site-record/shown?page&day[&time]`: what readers of a page could see on a day of the newsroom, by its time zone. */
export const shownOnPage = z.object({
  ...span,
  /** IANA's name. */
  timeZone: z.string(),
  /** Whether a moment was asked about, rather than a day. */
  isMoment: z.boolean(),
  /** Null: no page is known to have been at this path then. */
  page: z
    .object({
      path: z.string(),
      title: z.string(),
      kind: z.enum(pageKinds),
      /** As they were called. */
      topics: z.array(z.string()),
      knowledge: z.enum(knowledges),
      /** When the record of this page begins; null: there is none, or it needs none. */
      recordedSince: time.nullable(),
      /** When it was on the site. */
      live: z.array(z.object(span)),
    })
    .nullable(),
  path: z.string(),
  placements: z.array(
    z.object({
      placement: z.enum(placements),
      /** In order, without a hole. Null: it was empty. */
      spans: z.array(z.object({ ...span, version: shownVersion.nullable() })),
    }),
  ),
  /** Banners that ran, somewhere, but not on this page. */
  elsewhere: z.array(z.object({ ...span, version: shownVersion, reasons: z.array(reason) })),
});
export type ShownOnPage = z.infer<typeof shownOnPage>;
