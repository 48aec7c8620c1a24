import type { UID } from '@strapi/strapi';
import { z } from 'zod';
import type { Author } from '../platform/author';
import type { Database } from '../platform/join-table';
import { type Content, digestOf } from './content';
import type { VersionKind } from './contract';

/** A document, by its type and documentId. */
export interface DocumentKey {
  uid: UID.ContentType;
  documentId: string;
}

/** A document that points at another. */
export interface Pointer {
  uid: string;
  documentId: string;
  title: string;
}

/** What is recorded of one change. */
export interface NewVersion {
  kind: VersionKind;
  title: string | null;
  content: Content | null;
  author: Author | null;
  why: string | null;
  /** Whether readers can see the content now. */
  isLive: boolean;
  restoredFrom: string | null;
  /** Of a deleted one: the documents that pointed at it. */
  usedBy?: readonly Pointer[] | undefined;
}

const TABLE = 'patient_press_versions';

const last = z.array(z.object({ id: z.string(), digest: z.string().nullable() }));

/** The document's last version, and the one that readers can see; undefined: it has none. */
export async function lastVersions(db: Database, { uid, documentId }: DocumentKey) {
  const found = await db.raw(
    `select 'last' as which, * from (
       select id, encode(digest, 'hex') as digest from ${TABLE}
       where content_type = :uid and document_id = :documentId order by id desc limit 1
     ) newest
     union all
     select 'live' as which, * from (
       select id, case when live_until is null then encode(digest, 'hex') end as digest from ${TABLE}
       where content_type = :uid and document_id = :documentId and is_live order by at desc, id desc limit 1
     ) live`,
    { uid, documentId },
  );
  const of = (which: string) => last.parse(found.rows.filter((row: { which: string }) => row.which === which)).at(0);
  return { last: of('last'), live: of('live') };
}

/**
 * Adds a version. Where it changes what readers can see, the one that they could see ends.
 * @returns its id and digest.
 */
export async function addVersion(
  db: Database,
  { uid, documentId }: DocumentKey,
  version: NewVersion,
  endsLive: boolean,
): Promise<{ id: string; digest: string | null }> {
  const digest = version.content && digestOf(version.content);
  const { rows } = await db.raw(
    // Not now(), which is when the transaction began. Milliseconds are what JavaScript's times have.
    `with moment as (select date_trunc('milliseconds', clock_timestamp()) as at),
     ended as (
       update ${TABLE} set live_until = (select at from moment)
       where :endsLive and content_type = :uid and document_id = :documentId and is_live and live_until is null
     )
     insert into ${TABLE}
       (content_type, document_id, kind, title, content, digest, author, author_id, why, at, is_live, restored_from, used_by)
     select :uid, :documentId, :kind, :title, cast(:content as jsonb), decode(:digest, 'hex'), :author,
       cast(:authorId as integer), :why, at, :isLive, cast(:restoredFrom as bigint),
       cast(:usedBy as jsonb) from moment
     returning id`,
    {
      uid,
      documentId,
      endsLive,
      kind: version.kind,
      title: version.title,
      content: version.content && JSON.stringify(version.content),
      digest,
      author: version.author?.name ?? null,
      authorId: version.author?.userId ?? null,
      why: version.why,
      isLive: version.isLive,
      restoredFrom: version.restoredFrom,
      usedBy: version.usedBy ? JSON.stringify(version.usedBy) : null,
    },
  );
  return { id: String(rows[0].id), digest };
}

/** What was saved a moment ago, in the same transaction, is saved once more: one version says both. */
export async function replaceVersion(
  db: Database,
  id: string,
  { title, content, why }: Pick<NewVersion, 'title' | 'content' | 'why'>,
): Promise<string | null> {
  const digest = content && digestOf(content);
  await db(TABLE)
    .where({ id })
    .update({
      title,
      content: content && JSON.stringify(content),
      digest: digest && db.raw(`decode(?, 'hex')`, [digest]),
      ...(why !== null && { why }),
    });
  return digest;
}

/** What was just saved is what is published now: one version says both. */
export async function publishVersion(db: Database, { uid, documentId }: DocumentKey, id: string): Promise<void> {
  await db(TABLE)
    .where({ content_type: uid, document_id: documentId, is_live: true })
    .whereNull('live_until')
    .update({ live_until: db(TABLE).where({ id }).select('at') });
  await db(TABLE).where({ id }).update({ kind: 'published', is_live: true });
}
