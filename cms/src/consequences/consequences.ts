import { hasPage, pagePath } from '@patient-press/shared/paths';
import { isOwnPath } from '@patient-press/shared/site-paths';
import type { Core, UID } from '@strapi/strapi';
import { addressesOf } from '../addresses/addresses';
import { pageAtPath, redirectsFrom, shownPath } from '../addresses/find-by-path';
import { isFields, list, text } from '../platform/fields';
import type { Consequences } from './contract';
import { readWhereUsed } from './where-used';

async function isGone(strapi: Core.Strapi, path: string): Promise<boolean> {
  return !isOwnPath(path) && !(await pageAtPath(strapi, path)) && (await redirectsFrom(strapi, path)).length === 0;
}

/** The paths at which readers found a document once, and now find nothing. */
async function goneAddresses(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<string[]> {
  const addresses = await addressesOf(strapi.db.connection, uid, documentId);
  const gone = await Promise.all(addresses.map((path) => isGone(strapi, path)));
  return addresses.filter((_, index) => gone[index]);
}

/** The page that is closest to a document: of an article, that of its first topic. */
async function suggestionFor(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<string> {
  if (uid !== 'api::article.article') return '/';
  const article: unknown = await strapi.db.query(uid).findOne({ where: { documentId }, populate: ['topics'] });
  const slug = isFields(article) ? text(list(article.topics)[0]?.slug) : '';
  return slug ? pagePath('api::topic.topic', slug) : '/';
}

/** What happens when a document is deleted or unpublished. */
export async function readConsequences(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<Consequences> {
  const [uses, path, goneFrom, suggestion] = await Promise.all([
    readWhereUsed(strapi, uid, documentId),
    hasPage(uid) ? shownPath(strapi, uid, documentId) : undefined,
    goneAddresses(strapi, uid, documentId),
    suggestionFor(strapi, uid, documentId),
  ]);
  return { uses, path: path || null, goneFrom, suggestion };
}
