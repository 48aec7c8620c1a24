import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { type ReadonlyFields, text } from '../platform/fields';
import { titleAttribute, titleIn } from '../platform/titles';
import { type Plan, planOf, RELEASE, readRelease } from '../releases/plan';
import { digestOf, readContent } from '../versions/content';
import type { ScheduledType } from './contract';

interface Place {
  uid: ScheduledType;
  documentId: string;
}

const iso = (value: unknown): string => (value instanceof Date ? value.toISOString() : text(value));

/** What people call a document, and when its draft was last saved; null: there is no such document. */
export async function readDraft(
  strapi: Core.Strapi,
  { uid, documentId }: Place,
): Promise<{ title: string; updatedAt: string } | null> {
  const row: ReadonlyFields | null = await strapi.db
    .query(uid)
    .findOne({ where: { documentId, publishedAt: { $null: true } } });
  return row && { title: titleIn(uid, row), updatedAt: iso(row.updatedAt) };
}

/** The titles of drafts, by documentId. */
export async function readTitles(
  strapi: Core.Strapi,
  uid: ScheduledType,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  const title = titleAttribute(uid) ?? 'documentId';
  const rows: ReadonlyFields[] = await strapi.db.query(uid).findMany({
    select: ['documentId', title],
    where: { documentId: { $in: [...documentIds] }, publishedAt: { $null: true } },
  });
  return new Map(rows.map((row) => [text(row.documentId), text(row[title])]));
}

export async function isPublished(strapi: Core.Strapi, { uid, documentId }: Place): Promise<boolean> {
  return (await strapi.db.query(uid).count({ where: { documentId, publishedAt: { $notNull: true } } })) > 0;
}

async function digestDocuments(strapi: Core.Strapi, { members, redirects }: Plan): Promise<string> {
  const digests = [];
  for (const { uid, documentId } of members) {
    const content = (await readContent(strapi, uid, [documentId], 'draft')).get(documentId);
    digests.push([uid, documentId, content ? digestOf(content) : null]);
  }
  const addresses = redirects.map(({ from, to, permanent }) => [from, to, permanent]);
  return createHash('sha256')
    .update(JSON.stringify([digests, addresses]))
    .digest('hex');
}

/** A digest of a draft's whole content, of a release that of everything it publishes; null: there is no such document. */
export async function digestDraft(strapi: Core.Strapi, { uid, documentId }: Place): Promise<string | null> {
  if (uid === RELEASE) {
    const release = await readRelease(strapi, documentId);
    return release && digestDocuments(strapi, await planOf(strapi, release));
  }
  const content = (await readContent(strapi, uid, [documentId], 'draft')).get(documentId);
  return content ? digestOf(content) : null;
}
