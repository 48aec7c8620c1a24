import { rateOf } from '@patient-press/shared/rate-interval';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type BannerCount, readCounts } from './counts';
import { judgeExperiment } from './experiment';
import { BANNER } from './published-banners';
import type { BannerList, BannerReport, Period, ReportedBanner } from './report-contract';
import { method } from './report-method';
import { dayBefore, today } from './report-period';

type Counts = Pick<BannerCount, 'seen' | 'clicked' | 'led'>;
const nothing: Counts = { seen: 0, clicked: 0, led: 0 };

const sumOf = (counts: readonly Counts[]): Counts =>
  counts.reduce(
    (sum, { seen, clicked, led }) => ({ seen: sum.seen + seen, clicked: sum.clicked + clicked, led: sum.led + led }),
    nothing,
  );

/** Counts that a key has in common together, in the order in which the keys come. */
const byKey = <K>(counts: readonly BannerCount[], keyOf: (count: BannerCount) => K): [BannerCount, Counts][] =>
  [...Map.groupBy(counts, keyOf).values()].flatMap((ofOne) => (ofOne[0] ? [[ofOne[0], sumOf(ofOne)]] : []));

const total = z.coerce.number().int();
const totals = z.array(z.object({ banner: z.string(), seen: total, clicked: total, led: total }));

/** How often each of these banners was seen and clicked in a period. */
export async function readBannerList(
  strapi: Core.Strapi,
  banners: readonly ReportedBanner[],
  { from, to }: Period,
): Promise<BannerList> {
  const found = await strapi.db.connection.raw(
    `select banner, sum(seen) as seen, sum(clicked) as clicked, sum(led) as led from patient_press_banner_counts
     where day between cast(:from as date) and cast(:to as date) group by banner`,
    { from, to },
  );
  const counted = new Map(totals.parse(found.rows).map(({ banner, ...counts }) => [banner, counts]));
  return { from, to, banners: banners.map((one) => ({ ...one, ...(counted.get(one.documentId) ?? nothing) })) };
}

const withVariants = z.object({ variants: z.array(z.object({ key: z.string() })) });

/** The keys of a banner's variants, as readers get them; as they are drafted when it is not published. */
async function readVariants(strapi: Core.Strapi, { documentId, state }: ReportedBanner): Promise<string[]> {
  if (state === 'deleted') return [];
  const banner = await strapi.documents(BANNER).findOne({ documentId, status: state, populate: { variants: true } });
  return banner ? withVariants.parse(banner).variants.map(({ key }) => key) : [];
}

/** How one banner does: the period's counts and rates, and what its whole experiment says. */
export async function readBannerReport(
  strapi: Core.Strapi,
  banner: ReportedBanner,
  period: Period,
): Promise<BannerReport> {
  const [counts, all, variants] = await Promise.all([
    readCounts(strapi, banner.documentId, period),
    readCounts(strapi, banner.documentId, { from: '0001-01-01', to: today() }),
    readVariants(strapi, banner),
  ]);
  const own = variants.length > 0 || banner.state === 'deleted' ? variants : [''];
  const shown = [...new Set([...own, ...counts.map(({ variant }) => variant)])];
  return {
    ...period,
    banner,
    variants: shown.map((variant) => {
      const sum = sumOf(counts.filter((count) => count.variant === variant));
      return {
        variant,
        ...sum,
        clickRate: rateOf(sum.clicked, sum.seen),
        requestRate: rateOf(sum.led, sum.seen),
        isOfTheBanner: own.includes(variant),
      };
    }),
    days: byKey(counts, ({ day, variant }) => `${day} ${variant}`).map(([{ day, variant }, sum]) => ({
      day,
      variant,
      ...sum,
    })),
    placements: byKey(counts, ({ placement, variant }) => `${placement} ${variant}`).map(
      ([{ placement, variant }, sum]) => ({ placement, variant, ...sum }),
    ),
    suspect: counts.reduce(
      ({ seen, clicked }, { suspectSeen, suspectClicked }) => ({
        seen: seen + suspectSeen,
        clicked: clicked + suspectClicked,
      }),
      { seen: 0, clicked: 0 },
    ),
    experiment: judgeExperiment(all, variants, dayBefore(today())),
    method,
  };
}
