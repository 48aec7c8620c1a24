import { pagePath } from '@patient-press/shared/paths';
import type { Core, UID } from '@strapi/strapi';
import { isFields, list, text } from '../platform/fields';

/** Where readers of a page that goes might be sent: from an article, to its first topic; else to the home page. */
export async function closestPage(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<string> {
  if (uid !== 'api::article.article') return '/';
  const article: unknown = await strapi.db.query(uid).findOne({ where: { documentId }, populate: ['topics'] });
  const slug = isFields(article) ? text(list(article.topics)[0]?.slug) : '';
  return slug ? pagePath('api::topic.topic', slug) : '/';
}
