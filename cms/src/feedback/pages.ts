import { pageAt } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { titleIn } from '../platform/titles';

/** The types whose pages ask readers whether they were helpful. */
const types = z.enum(['api::article.article', 'api::guide.guide']);

/** A page that readers say something of, by its document: its address may change. */
export interface FeedbackPage {
  contentType: string;
  document: string;
}

/** The page that readers find at a path; null: none, or one that doesn’t ask. */
export async function feedbackPageAt(strapi: Core.Strapi, path: string): Promise<FeedbackPage | null> {
  const place = pageAt(path);
  const contentType = types.safeParse(place?.uid);
  if (!place || !contentType.success) return null;
  const row = await strapi.db
    .query(contentType.data)
    .findOne({ select: ['documentId'], where: { slug: place.slug, publishedAt: { $notNull: true } } });
  return row && { contentType: contentType.data, document: String(row.documentId) };
}

/** What the admin calls pages; empty for documents that were deleted. */
export async function titlesOf(
  strapi: Core.Strapi,
  pages: readonly FeedbackPage[],
): Promise<(page: FeedbackPage) => string> {
  const titles = new Map<string, string>();
  for (const uid of types.options) {
    const documents = pages.flatMap(({ contentType, document }) => (contentType === uid ? document : []));
    if (documents.length === 0) continue;
    const rows = await strapi.db.query(uid).findMany({ where: { documentId: { $in: documents } } });
    for (const row of rows) titles.set(`${uid} ${row.documentId}`, titleIn(uid, row));
  }
  return ({ contentType, document }) => titles.get(`${contentType} ${document}`) ?? '';
}
