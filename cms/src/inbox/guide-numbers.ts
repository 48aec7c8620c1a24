import { addDays, dayIn, startOfDay } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { namesOfBanners } from '../banners/names';
import { readTimeZone } from '../platform/time-zone/read';
import { requestStorage } from '../requests/request-storage';
import type { RequestNumbers } from './guide-numbers-contract';

const DAYS = 30;

const count = z.coerce.number().int();
const rows = z.array(
  z.object({
    day: z.iso.date(),
    guide: z.string().nullable(),
    banner: z.string().nullable(),
    accepted: count,
    delivered: count,
    opened: count,
    suspect: count,
  }),
);
type Counted = z.infer<typeof rows>[number];

/** Strapi's times have no zone: they are written, and read, in that of the process. */
const { timeZone: storedIn } = Intl.DateTimeFormat().resolvedOptions();

const { table, guideLinks } = requestStorage['guide-download'];

const counting = `
  select to_char((d.created_at at time zone :storedIn) at time zone :timeZone, 'YYYY-MM-DD') as day,
    g.document_id as guide, nullif(d.cta_banner, '') as banner,
    count(*) filter (where d.verdict = 'accepted') as accepted,
    count(*) filter (where d.verdict = 'accepted' and d.delivered_at is not null) as delivered,
    count(*) filter (where d.verdict = 'accepted' and d.opened_at is not null) as opened,
    count(*) filter (where d.verdict = 'suspect') as suspect
  from ${table} d
  left join (
    select l.${guideLinks.request} as request, min(g.document_id) as document_id
    from ${guideLinks.table} l join guides g on g.id = l.guide_id group by 1
  ) g on g.request = d.id
  where d.created_at >= :since
  group by 1, 2, 3 order by 1`;

const countNames = ['accepted', 'delivered', 'opened', 'suspect'] as const;
type Counts = Pick<Counted, 'day' | (typeof countNames)[number]>;

/** Sums up what has the same day and the same key. */
function sumBy(counted: Counted[], keyOf: (one: Counted) => string | null): (Counts & { key: string | null })[] {
  const sums = new Map<string, Counts & { key: string | null }>();
  for (const one of counted) {
    const key = keyOf(one);
    const { day, accepted, delivered, opened, suspect } = one;
    const sum = sums.get(`${day} ${key}`);
    if (!sum) sums.set(`${day} ${key}`, { day, key, accepted, delivered, opened, suspect });
    else for (const what of countNames) sum[what] += one[what];
  }
  return [...sums.values()];
}

/**
 * How many guides were asked for on each of the newsroom's last 30 days, by guide and by banner. Erased requests count as they did:
 * their rows stay.
 */
export async function readGuideNumbers(strapi: Core.Strapi, now: Date): Promise<RequestNumbers> {
  const timeZone = await readTimeZone(strapi);
  const to = dayIn(timeZone, now.getTime());
  const from = addDays(to, 1 - DAYS);
  const since = new Date(startOfDay(timeZone, from));
  const found = await strapi.db.connection.raw(counting, { storedIn, timeZone, since });
  const counted = rows.parse(found.rows);
  const banners = await namesOfBanners(
    strapi,
    counted.flatMap(({ banner }) => banner ?? []),
  );
  const guides = await strapi.db
    .connection('guides')
    .whereIn('document_id', [...new Set(counted.flatMap(({ guide }) => guide ?? []))])
    .distinctOn('document_id')
    .orderBy('document_id')
    .orderByRaw('published_at nulls last')
    .select({ documentId: 'document_id', name: 'title' });
  return {
    from,
    to,
    byGuide: sumBy(counted, ({ guide }) => guide).map(({ key: guide, ...counts }) => ({ ...counts, guide })),
    byBanner: sumBy(counted, ({ banner }) => banner).map(({ key: banner, ...counts }) => ({ ...counts, banner })),
    guides,
    banners: [...banners].map(([documentId, name]) => ({ documentId, name })),
  };
}
