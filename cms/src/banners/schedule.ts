import { endOfApproval, endOfRun } from '@patient-press/shared/end-of-run';
import { pageKinds, placements } from '@patient-press/shared/placements';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Ability, readableOf } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import { BANNER } from './published-banners';
import type { BannerSchedule, BannerVersion, ScheduledBanner } from './schedule-contract';

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
  const [drafts, publications, timeZone] = await Promise.all([find('draft'), find('published'), readTimeZone(strapi)]);
  const published = new Map(publications.map((banner) => [banner.documentId, banner]));
  const metadata = strapi.service('plugin::content-manager.document-metadata');
  const banners = drafts.map((draft): ScheduledBanner => {
    const { documentId } = draft;
    const shown = published.get(documentId);
    const asDrafted = () => toVersion(stored.parse(draft), timeZone);
    if (!shown) return { documentId, status: 'draft', draft: asDrafted() };
    const asPublished = toVersion(stored.parse(shown), timeZone);
    const status: ScheduledBanner['status'] = metadata.getStatus(draft, [shown]);
    return status === 'modified'
      ? { documentId, status: 'modified', published: asPublished, draft: asDrafted() }
      : { documentId, status: 'published', published: asPublished };
  });
  return { now, timeZone, banners };
}
