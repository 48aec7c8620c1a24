import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Content, content } from './content';
import { type ListedVersion, versionKinds } from './contract';
import type { DocumentKey } from './store';

const time = z.date().transform((date) => date.toISOString());
const row = z
  .object({
    id: z.string(),
    kind: z.enum(versionKinds),
    title: z.string().nullable(),
    author: z.string().nullable(),
    why: z.string().nullable(),
    at: time,
    is_live: z.boolean(),
    live_until: time.nullable(),
    has_content: z.boolean(),
    restored_at: time.nullable(),
  })
  .transform(
    ({ is_live, live_until, has_content, restored_at, ...same }): ListedVersion => ({
      ...same,
      isLive: is_live,
      liveUntil: live_until,
      hasContent: has_content,
      restoredFromAt: restored_at,
    }),
  );

const columns = `id, kind, title, author, why, at, is_live, live_until, content is not null as has_content,
  (select at from patient_press_versions restored where restored.id = version.restored_from) as restored_at`;

const ofDocument = 'content_type = :uid and document_id = :documentId';

/** A page of a document's versions, the newest first. @param before only older ones than this. */
export async function listVersions(
  strapi: Core.Strapi,
  { uid, documentId }: DocumentKey,
  { before, limit }: { before: string | null; limit: number },
): Promise<{ versions: ListedVersion[]; hasMore: boolean }> {
  const { rows } = await strapi.db.connection.raw(
    `select ${columns} from patient_press_versions version
     where ${ofDocument} and (cast(:before as bigint) is null or id < cast(:before as bigint))
     order by id desc limit :most`,
    { uid, documentId, before, most: limit + 1 },
  );
  const versions = z.array(row).parse(rows);
  return { versions: versions.slice(0, limit), hasMore: versions.length > limit };
}

/** The versions of a document that readers could see at any moment of a time, the first one first. */
export async function versionsSeen(
  strapi: Core.Strapi,
  { uid, documentId }: DocumentKey,
  { from, to }: { from: string; to: string },
): Promise<{ versions: ListedVersion[]; recordedSince: string | null }> {
  const { rows } = await strapi.db.connection.raw(
    `select ${columns} from patient_press_versions version
     where ${ofDocument} and is_live and at < cast(:to as timestamptz)
       and (live_until is null or live_until > cast(:from as timestamptz)) order by at, id`,
    { uid, documentId, from, to },
  );
  const { rows: first } = await strapi.db.connection.raw(
    `select at from patient_press_versions where ${ofDocument} order by id limit 1`,
    { uid, documentId },
  );
  return {
    versions: z.array(row).parse(rows),
    recordedSince: z.array(z.object({ at: time })).parse(first)[0]?.at ?? null,
  };
}

/** A version with all that it said; null: there is no such version of the document, or it is past what is retained. */
export async function readVersion(
  strapi: Core.Strapi,
  { uid, documentId }: DocumentKey,
  id: string,
): Promise<{ version: ListedVersion; content: Content } | null> {
  const { rows } = await strapi.db.connection.raw(
    // As json: Strapi has pg leave jsonb unparsed.
    `select ${columns}, cast(content as json) as content from patient_press_versions version
     where ${ofDocument} and id = cast(:id as bigint) and content is not null`,
    { uid, documentId, id },
  );
  const [found] = rows;
  return found ? { version: row.parse(found), content: content.parse(found.content) } : null;
}

/** The version before another that still has its content. */
export async function versionBefore(strapi: Core.Strapi, { uid, documentId }: DocumentKey, id: string) {
  const { rows } = await strapi.db.connection.raw(
    `select id from patient_press_versions where ${ofDocument} and id < cast(:id as bigint) and content is not null
     order by id desc limit 1`,
    { uid, documentId, id },
  );
  return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? null;
}
