import { hasPage, pagePath } from '@patient-press/shared/paths';
import type { Core, UID } from '@strapi/strapi';
import { addressesOf } from '../addresses/addresses';
import { pageAtPath, redirectsFrom, shownPath } from '../addresses/find-by-path';
import { fieldLabel } from '../platform/field-label';
import { type Fields, isFields, list, text } from '../platform/fields';
import { tableOf } from '../platform/join-table';
import { findUses, oncePerField, type Use } from '../where-used/find-uses';
import type { Consequences } from './contract';

const LISTED = 20;

const inWords = (strapi: Core.Strapi, uses: Use[]): Consequences['neededBy'] =>
  oncePerField(uses).map(({ uid, documentId, title, field }) => ({
    uid,
    documentId,
    title,
    kind: strapi.contentType(uid).info.displayName.toLowerCase(),
    field: fieldLabel(strapi, uid, field),
  }));

async function isGone(strapi: Core.Strapi, path: string): Promise<boolean> {
  return !(await pageAtPath(strapi, path)) && (await redirectsFrom(strapi, path)).length === 0;
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
  const db = strapi.db.connection;
  const rows: Fields[] = await db(tableOf(strapi, uid)).where({ document_id: documentId }).select('id');
  const uses = await findUses(strapi, db, { uid, rowIds: rows.map(({ id }) => Number(id)) });
  const shown = uses.filter((use) => use.isPublished && (use.uid !== uid || use.documentId !== documentId));
  const needing = inWords(
    strapi,
    shown.filter((use) => use.isNeeded),
  );
  const losing = inWords(
    strapi,
    shown.filter((use) => !use.isNeeded),
  );
  const addresses = await addressesOf(db, uid, documentId);
  const gone = await Promise.all(addresses.map((path) => isGone(strapi, path)));
  return {
    neededBy: needing.slice(0, LISTED),
    dropsOutOf: losing.slice(0, LISTED),
    more: {
      neededBy: Math.max(0, needing.length - LISTED),
      dropsOutOf: Math.max(0, losing.length - LISTED),
    },
    path: (hasPage(uid) && (await shownPath(strapi, uid, documentId))) || null,
    goneFrom: addresses.filter((_, index) => gone[index]),
    suggestion: await suggestionFor(strapi, uid, documentId),
  };
}
