import { hasPage } from '@patient-press/shared/paths';
import { isOwnPath } from '@patient-press/shared/site-paths';
import type { Core, UID } from '@strapi/strapi';
import { addressesOf } from '../addresses/addresses';
import { closestPage } from '../addresses/closest-page';
import { pageAtPath, redirectsFrom, shownPath } from '../addresses/find-by-path';
import { readTitle } from '../platform/titles';
import { type Consequences, hasNotices, type LivePage } from './contract';
import { readWhereUsed } from './where-used';

async function isGone(strapi: Core.Strapi, path: string): Promise<boolean> {
  if (isOwnPath(path) || (await pageAtPath(strapi, path))) return false;
  // What readers find there is said already.
  const withdrawn = await strapi.db.query('api::withdrawn-page.withdrawn-page').count({ where: { address: path } });
  return withdrawn === 0 && (await redirectsFrom(strapi, path)).length === 0;
}

/** The paths at which readers found a document once, and now find nothing. */
async function goneAddresses(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<string[]> {
  const addresses = await addressesOf(strapi.db.connection, uid, documentId);
  const gone = await Promise.all(addresses.map((path) => isGone(strapi, path)));
  return addresses.filter((_, index) => gone[index]);
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
    closestPage(strapi, uid, documentId),
  ]);
  return {
    uses,
    title: await readTitle(strapi, uid, documentId),
    canBeWithdrawn: hasNotices(uid),
    path: path || null,
    goneFrom,
    suggestion,
  };
}

interface Named {
  uid: UID.ContentType;
  documentId: string;
  title: string;
}

/** Of several documents, those that readers have a page of. */
export async function readLivePages(strapi: Core.Strapi, documents: readonly Named[]): Promise<LivePage[]> {
  const live: LivePage[] = [];
  for (const { uid, documentId, title } of documents) {
    const path = hasPage(uid) ? await shownPath(strapi, uid, documentId) : undefined;
    if (path) live.push({ documentId, title, path, suggestion: await closestPage(strapi, uid, documentId) });
  }
  return live;
}
