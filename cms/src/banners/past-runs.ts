import { pageKinds, placements } from '@patient-press/shared/placements';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { shownBanners } from '../versions/shown-banners';
import type { PastRun } from './schedule-contract';
import { endOfVersion, shownTimes } from './versions';

const time = z.date().transform((date) => date.toISOString());
const rows = z.array(
  z.object({
    banner: z.string(),
    content: z.object({
      name: z.string(),
      placement: z.enum(placements),
      startsAt: z.string().nullable(),
      endsAt: z.string().nullable(),
      approvalEndsOn: z.string().nullable(),
      approvalEndsAt: z.string().optional(),
      priority: z.number(),
      topics: z.array(z.string()),
      pages: z.array(z.enum(pageKinds)),
    }),
    published_at: time,
    replaced_at: time.nullable(),
    is_deleted: z.boolean(),
  }),
);

/** The version of a banner that was published last. Times are ISO in UTC. */
export interface LastVersion {
  /** When it stopped, or would have; null: it had no end. */
  endsAt: string | null;
  /** When it was unpublished; null: it is published. */
  replacedAt: string | null;
}

interface Record {
  past: PastRun[];
  /** By documentId. */
  last: Map<string, LastVersion>;
}

/** What readers were shown of banners, as the record of their versions has it, and how each banner's record ends. */
export async function readPastRuns(strapi: Core.Strapi, now: string): Promise<Record> {
  const { rows: found } = await strapi.db.connection.raw(
    // As json: Strapi has pg leave jsonb unparsed.
    `select banner, cast(content as json) as content, published_at, replaced_at,
       not exists (select from cta_banners where document_id = banner) as is_deleted
     from ${shownBanners} as version order by banner, id`,
  );
  const record: Record = { past: [], last: new Map() };
  for (const { banner: documentId, content, ...row } of rows.parse(found)) {
    const times = { publishedAt: row.published_at, replacedAt: row.replaced_at };
    record.last.set(documentId, { endsAt: endOfVersion(content), replacedAt: row.replaced_at });
    const { shownFrom: from, shownUntil: to } = shownTimes({ content, ...times }, now);
    if (!from) continue;
    const { startsAt: _startsAt, endsAt: _endsAt, approvalEndsOn: _on, approvalEndsAt: _at, ...shown } = content;
    const isStopped = to !== null && to === row.replaced_at;
    record.past.push({ documentId, ...shown, from, to, isStopped, isDeleted: row.is_deleted });
  }
  return record;
}
