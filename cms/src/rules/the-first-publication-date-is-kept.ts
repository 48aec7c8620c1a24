import type { Core, UID } from '@strapi/strapi';
import type { Fields } from './rule';

/**
 * Strapi's `publishedAt` moves with every publication. Readers and search engines are owed the first one, so it is noted
 * on the draft before it is published, and never again.
 */
export async function keepFirstPublicationDate(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<void> {
  if (uid !== 'api::article.article') return;
  await strapi.db.query(uid).updateMany({
    where: { documentId, publishedAt: { $null: true }, firstPublishedAt: { $null: true } },
    data: { firstPublishedAt: new Date().toISOString() },
  });
}

/** A copy has not been published yet, whenever its original was. */
export function forgetFirstPublicationDate(uid: UID.ContentType, copy: Fields): void {
  if (uid === 'api::article.article') copy.firstPublishedAt = null;
}
