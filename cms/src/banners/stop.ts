import { placements } from '@patient-press/shared/placements';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { authorOf } from '../platform/author';
import { BANNER } from './published-banners';
import { readTerms } from './schedule';
import { stateOfPublished } from './state';
import { type Stop, type StoppableSponsor, stop as stopped } from './stop-contract';

const published = z.array(
  z.object({
    documentId: z.string(),
    name: z.string().nullable(),
    placement: z.enum(placements).nullable().catch(null),
    sponsor: z.object({ documentId: z.string(), legalName: z.string() }).nullable(),
  }),
);

/** Sponsors with what readers see of them, or will: the sponsor that a banner is published with counts, not its draft's. */
export async function readStoppable(strapi: Core.Strapi, sponsor?: string): Promise<StoppableSponsor[]> {
  const now = new Date().toISOString();
  const found = await strapi.documents(BANNER).findMany({
    status: 'published',
    sort: ['name:asc', 'documentId:asc'],
    populate: { sponsor: { fields: ['legalName'] } },
    ...(sponsor && { filters: { sponsor: { documentId: sponsor } } }),
  });
  const terms = await readTerms(strapi, found);
  const sponsors = new Map<string, StoppableSponsor>();
  for (const banner of published.parse(found)) {
    const run = terms.get(banner.documentId);
    const state = run && stateOfPublished(run, now);
    if (!banner.sponsor || (state !== 'live' && state !== 'scheduled')) continue;
    const { documentId, legalName } = banner.sponsor;
    const known = sponsors.get(documentId) ?? { documentId, legalName, banners: [] };
    known.banners.push({
      documentId: banner.documentId,
      name: banner.name ?? '',
      placement: banner.placement,
      state,
    });
    sponsors.set(documentId, known);
  }
  return [...sponsors.values()].sort((a, b) => a.legalName.localeCompare(b.legalName));
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Unpublishes all live and scheduled banners of a sponsor, those that readers see first. Each on its own: where one fails, the
 * others are stopped all the same.
 * @returns what happened to each. It is recorded with who asked for it.
 */
export async function stopBanners(
  strapi: Core.Strapi,
  { documentId, legalName, banners }: StoppableSponsor,
): Promise<Stop> {
  const outcomes: Stop['banners'] = [];
  for (const banner of banners.toSorted((a, b) => a.state.localeCompare(b.state))) {
    try {
      await strapi.documents(BANNER).unpublish({ documentId: banner.documentId });
      outcomes.push({ ...banner, failure: null });
    } catch (error) {
      strapi.log.error(`The banner ${banner.documentId} of ${documentId} couldn’t be stopped. ${messageOf(error)}`);
      outcomes.push({ ...banner, failure: messageOf(error) });
    }
  }
  const by = authorOf(strapi)?.name ?? null;
  const { rows } = await strapi.db.connection.raw(
    `insert into patient_press_banner_stops (sponsor, sponsor_name, stopped_by, banners)
     values (:sponsor, :name, :by, cast(:banners as jsonb)) returning stopped_at`,
    { sponsor: documentId, name: legalName, by, banners: JSON.stringify(outcomes) },
  );
  const failed = outcomes.filter(({ failure }) => failure !== null).length;
  strapi.log.info(
    `${by ?? 'Someone'} stopped the banners of ${documentId}: ${outcomes.length - failed} stopped, ${failed} failed.`,
  );
  const [{ stopped_at: at }] = z.tuple([z.object({ stopped_at: z.date() })]).parse(rows);
  return { sponsor: documentId, sponsorName: legalName, at: at.toISOString(), by, banners: outcomes };
}

/** When all banners of a sponsor were stopped, the last time first. */
export async function readStops(strapi: Core.Strapi, sponsor: string): Promise<Stop[]> {
  const { rows } = await strapi.db.connection.raw(
    `select sponsor, sponsor_name as "sponsorName", stopped_at as at, stopped_by as by, cast(banners as json) as banners
     from patient_press_banner_stops where sponsor = :sponsor order by id desc`,
    { sponsor },
  );
  const at = z.date().transform((date) => date.toISOString());
  return z.array(stopped.extend({ at })).parse(rows);
}
