import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import { environment } from '../platform/environment';

const time = z.date().transform((date) => date.toISOString());
const rows = z.array(
  z.object({
    id: z.string(),
    content_type: z.string(),
    document_id: z.string(),
    title: z.string().nullable(),
    author: z.string().nullable(),
    why: z.string().nullable(),
    at: time,
    until: time,
  }),
);

/** A page of the documents of some types that were deleted and can be restored, the last one first. */
export async function listDeleted(
  strapi: Core.Strapi,
  uids: readonly UID.ContentType[],
  { before, limit }: { before: string | null; limit: number },
) {
  const { rows: found } = await strapi.db.connection.raw(
    `select id, content_type, document_id, title, author, why, at, at + make_interval(days => :days) as until
     from patient_press_versions gone
     where kind = 'deleted' and content is not null and content_type = any(:uids)
       and at > now() - make_interval(days => :days)
       and (cast(:before as bigint) is null or id < cast(:before as bigint))
       and not exists (
         select from patient_press_versions later
         where later.content_type = gone.content_type and later.document_id = gone.document_id and later.id > gone.id
       )
     order by id desc limit :most`,
    { days: environment.TRASH_DAYS, uids, before, most: limit + 1 },
  );
  const deleted = rows.parse(found);
  return { deleted: deleted.slice(0, limit), hasMore: deleted.length > limit };
}
