import { endOfApproval, endOfRun } from '@patient-press/shared/end-of-run';
import { pageKinds, placements } from '@patient-press/shared/placements';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Ability, readableOf } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import { readPastRuns } from './past-runs';
import { BANNER } from './published-banners';
import type { BannerSchedule, BannerVersion, ScheduledBanner } from './schedule-contract';
import { stateOfPublished, stateOfUnpublished } from './state';

const moment = z.coerce
  .date()
  .transform((date) => date.toISOString())
  .nullable();

/** A banner as the database has it. What a draft may lack is empty. */
const stored = z.object({
  documentId: z.string(),
  name: z.string().nullable(),
  placement: z.enum(placements).nullable(),
  message: z.string().nullable(),
  startsAt: moment,
  endsAt: moment,
  approvalEndsOn: z.iso.date().nullable(),
  priority: z.number().int().nullable(),
  topics: z.array(z.object({ documentId: z.string(), name: z.string() })),
  pages: z.array(z.enum(pageKinds)).nullable(),
  sponsor: z.object({ legalName: z.string() }).nullable(),
});

function toVersion(banner: z.infer<typeof stored>, timeZone: string): BannerVersion {
  const { name, placement, message, startsAt, endsAt, approvalEndsOn, priority, topics, pages, sponsor } = banner;
  return {
    name: name ?? '',
    placement,
    message: message ?? '',
    startsAt,
    statedEnd: endsAt,
    endsAt: endOfRun({ endsAt, approvalEndsOn }, timeZone),
    approvalEndsOn,
    approvalEndsAt: endOfApproval(approvalEndsOn, timeZone),
    priority: priority ?? 0,
    topics,
    pages: pages ?? [],
    sponsor: sponsor?.legalName ?? null,
  };
}

const termsOf = stored.pick({ documentId: true, startsAt: true, endsAt: true, approvalEndsOn: true });

/** When banners run, as they are in the database, by documentId. */
export async function readTerms(
  strapi: Core.Strapi,
  documents: readonly object[],
): Promise<Map<string, Pick<BannerVersion, 'startsAt' | 'endsAt'>>> {
  const timeZone = await readTimeZone(strapi);
  return new Map(
    documents.map((document) => {
      const { documentId, startsAt, ...ends } = termsOf.parse(document);
      return [documentId, { startsAt, endsAt: endOfRun(ends, timeZone) }];
    }),
  );
}

/** All banners that someone may read, as they are published and as they are drafted. */
export async function readSchedule(strapi: Core.Strapi, ability: Ability): Promise<BannerSchedule | null> {
  const readable = await readableOf(strapi, ability, BANNER);
  if (!readable) return null;
  const now = new Date().toISOString();
  const find = (status: 'draft' | 'published') =>
    strapi.documents(BANNER).findMany({
      status,
      filters: readable.filters,
      sort: ['createdAt:asc', 'documentId:asc'],
      populate: { topics: { fields: ['name'] }, sponsor: { fields: ['legalName'] } },
    });
  const [drafts, publications, timeZone, record] = await Promise.all([
    find('draft'),
    find('published'),
    readTimeZone(strapi),
    readPastRuns(strapi, now),
  ]);
  const publishedById = new Map(publications.map((banner) => [banner.documentId, banner]));
  const metadata = strapi.service('plugin::content-manager.document-metadata');
  const banners = drafts.map((draft): ScheduledBanner => {
    const { documentId } = draft;
    const shown = publishedById.get(documentId);
    const drafted = () => toVersion(stored.parse(draft), timeZone);
    if (!shown) {
      const own = drafted();
      const state = stateOfUnpublished(own, record.last.get(documentId), now);
      return { documentId, state, status: 'draft', draft: own };
    }
    const published = toVersion(stored.parse(shown), timeZone);
    const state = stateOfPublished(published, now);
    return metadata.getStatus(draft, [shown]) === 'modified'
      ? { documentId, state, status: 'modified', published, draft: drafted() }
      : { documentId, state, status: 'published', published };
  });
  const known = new Set(banners.map(({ documentId }) => documentId));
  const past = record.past.filter(
    // Conditions of a role can't be put to a document that is gone.
    ({ documentId, isDeleted }) => known.has(documentId) || (isDeleted && !readable.hasConditions),
  );
  return { now, timeZone, banners, past };
}
