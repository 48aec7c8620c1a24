import type { Core, UID } from '@strapi/strapi';
import { populateAll } from '../platform/document-parts';
import { type Fields, isFields } from '../platform/fields';

/** The fields that readers see, of each type that says when its text last changed. */
const texts: Partial<Record<UID.ContentType, readonly string[]>> = {
  'api::article.article': ['headline', 'dek', 'hero', 'body', 'sources', 'corrections'],
  'api::guide.guide': ['title', 'summary', 'offer', 'cover', 'file', 'edition', 'chapters', 'sources'],
  'api::page.page': ['title', 'body', 'sources'],
};

/** A value without what differs between a draft and what is published of it: ids of rows, and all of a target but which one it is. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isFields(value)) return value;
  if (typeof value.documentId === 'string' && 'createdAt' in value) return value.documentId;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'id')
      .map(([name, inner]) => [name, plain(inner)]),
  );
}

const textOf = (row: Fields, attributes: readonly string[]): string =>
  JSON.stringify(attributes.map((name) => plain(row[name])));

/**
 * Strapi's `publishedAt` moves with every publication, such as one that only notes a review or changes the topics. When the
 * text last changed is noted on the draft before it is published; null means when it was published.
 */
export async function setTextChangeDate(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<void> {
  const attributes = texts[uid];
  if (!attributes) return;
  const populate = populateAll(strapi, strapi.contentType(uid));
  const draft: Fields | null = await strapi.db
    .query(uid)
    .findOne({ where: { documentId, publishedAt: { $null: true } }, populate });
  const shown: Fields | null = await strapi.db
    .query(uid)
    .findOne({ where: { documentId, publishedAt: { $notNull: true } }, populate });
  if (!draft) return;
  const isSame = shown && textOf(draft, attributes) === textOf(shown, attributes);
  const changedAt = isSame ? (shown.textChangedAt ?? shown.publishedAt) : new Date().toISOString();
  await strapi.db.query(uid).updateMany({
    where: { documentId, publishedAt: { $null: true } },
    data: { textChangedAt: shown ? changedAt : null },
  });
}

/** A copy has not been published yet, whenever its original changed. */
export function forgetTextChangeDate(uid: UID.ContentType, copy: Fields): void {
  if (uid in texts) copy.textChangedAt = null;
}
