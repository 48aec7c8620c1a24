import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** How long versions are retained. Null: for good. */
export interface Retention {
  trashDays: number;
  draftMonths: number;
  publishedMonths: number | null;
}

/** One statement for all would hold what it removes for as long as it takes. */
const BATCH = 1000;

const count = z.object({ rowCount: z.number() });

async function inBatches(strapi: Core.Strapi, statement: string, bindings: Record<string, number>): Promise<number> {
  let all = 0;
  for (;;) {
    const { rowCount } = count.parse(await strapi.db.connection.raw(statement, { ...bindings, batch: BATCH }));
    all += rowCount;
    if (rowCount < BATCH) return all;
  }
}

/** The last version of a document says what it is now: it stays while the document does. */
const isNotLast = `exists (
  select from patient_press_versions later
  where later.content_type = version.content_type and later.document_id = version.document_id and later.id > version.id
)`;

/** Of what was deleted and can't be restored any more, only that it was there stays, and what readers saw of it. */
const emptyTrash = `
  with gone as (
    select id, content_type, document_id from patient_press_versions version
    where kind = 'deleted' and content is not null and at <= now() - make_interval(days => :days) limit :batch
  ), drafts as (
    delete from patient_press_versions version using gone
    where version.content_type = gone.content_type and version.document_id = gone.document_id
      and version.id < gone.id and not version.is_live and version.kind <> 'deleted'
  )
  update patient_press_versions version set content = null, digest = null, used_by = null
  from gone where version.id = gone.id`;

const removeDrafts = `
  delete from patient_press_versions where id in (
    select id from patient_press_versions version
    where not is_live and kind <> 'deleted' and at <= now() - make_interval(months => :months) and ${isNotLast}
    limit :batch
  )`;

const removePublished = `
  delete from patient_press_versions where id in (
    select id from patient_press_versions version
    where is_live and live_until <= now() - make_interval(months => :months) and ${isNotLast}
    limit :batch
  )`;

/** Removes what is past its time. Done again, or broken off, it goes on with what is left. @returns how many of each. */
export async function pruneVersions(
  strapi: Core.Strapi,
  { trashDays, draftMonths, publishedMonths }: Retention,
): Promise<{ deleted: number; drafts: number; published: number }> {
  return {
    deleted: await inBatches(strapi, emptyTrash, { days: trashDays }),
    drafts: await inBatches(strapi, removeDrafts, { months: draftMonths }),
    published: publishedMonths === null ? 0 : await inBatches(strapi, removePublished, { months: publishedMonths }),
  };
}
