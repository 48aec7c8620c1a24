import type { Core, UID } from '@strapi/strapi';
import type { Fields } from '../platform/fields';

const ARTICLE = 'api::article.article';

/**
 * Strapi's `publishedAt` moves with every publication. Readers and search engines are owed the first one, so it is noted
 * on the draft before it is published, and never again.
 */
export async function setFirstPublicationDate(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<void> {
  if (uid !== ARTICLE) return;
  const shown = await strapi.db
    .query(uid)
    .findOne({ select: ['firstPublishedAt'], where: { documentId, publishedAt: { $notNull: true } } });
  await strapi.db.query(uid).updateMany({
    where: { documentId, publishedAt: { $null: true }, firstPublishedAt: { $null: true } },
    data: { firstPublishedAt: shown?.firstPublishedAt ?? new Date().toISOString() },
  });
}

/**
 * Leaves the date out of a save. The admin's form sends it back, and Strapi takes the name for its own experimental field
 * and writes null in its place: the next publication would then set it again.
 */
export function ignoreFirstPublicationDate(uid: UID.ContentType, changes: Fields): void {
  if (uid === ARTICLE) delete changes.firstPublishedAt;
}

/** A copy has not been published yet, whenever its original was. */
export function forgetFirstPublicationDate(uid: UID.ContentType, copy: Fields): void {
  if (uid === ARTICLE) copy.firstPublishedAt = null;
}
