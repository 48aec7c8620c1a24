import type { Core, UID } from '@strapi/strapi';
import { type Fields, isFields, text } from '../platform/fields';
import { type Administrator, nameOf } from '../platform/http/administrator';
import { type Database, hasDrafts } from '../platform/join-table';
import { titleIn } from '../platform/titles';
import { type StaleDocument, versionTag } from './contract';
import { type CurrentVersion, versionOf } from './expected-versions';

/** A document as it is now. */
export interface Current extends CurrentVersion {
  title: string;
  updatedBy: NonNullable<StaleDocument['updatedBy']> | null;
}

/**
 * Makes other guarded requests about the same documents wait until the transaction ends, in every cms on the
 * database. In order, so that two requests about the same documents never wait for each other.
 *
 * A lock of its own instead of one on the rows: rules write to other documents while they hold the lock for unique values,
 * for which a save that holds its rows would wait.
 */
export async function lockDocuments(trx: Database, uid: UID.ContentType, keys: readonly string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort())
    await trx.raw('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', [`patient_press_saves ${uid}`, key]);
}

const isUser = (value: unknown): value is Administrator => isFields(value) && 'id' in value;

/** Documents as they are now: their drafts, where the type has some. @param documentIds all of the type when left out. */
export async function readCurrent(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentIds?: readonly string[],
): Promise<Current[]> {
  const rows: Fields[] = await strapi.db.query(uid).findMany({
    where: documentIds ? { documentId: { $in: [...documentIds] } } : {},
    populate: { updatedBy: true },
  });
  const isDraft = ({ publishedAt }: Fields) => !hasDrafts(strapi, uid) || !publishedAt;
  const published = new Map(
    rows.flatMap((row) => (isDraft(row) ? [] : [[text(row.documentId), versionOf(row.updatedAt)]])),
  );
  return rows.filter(isDraft).map((row) => ({
    documentId: text(row.documentId),
    version: versionOf(row.updatedAt) ?? '',
    published: published.get(text(row.documentId)) ?? null,
    title: titleIn(uid, row) || strapi.contentType(uid).info.displayName,
    updatedBy: isUser(row.updatedBy) ? { id: row.updatedBy.id, name: nameOf(row.updatedBy) } : null,
  }));
}

/** What the version of a document is called, for a header. */
export const tagOf = (strapi: Core.Strapi, uid: UID.ContentType, { version, published }: CurrentVersion): string =>
  versionTag(version, hasDrafts(strapi, uid) ? published : undefined);
