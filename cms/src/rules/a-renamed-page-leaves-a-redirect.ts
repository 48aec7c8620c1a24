import { hasPage, type PageUid, pagePath, spellings, splitTarget } from '@patient-press/shared/paths';
import type { Core, Modules } from '@strapi/strapi';
import { type Fields, text } from './rule';
import { pageStandingAt, REDIRECT, redirectsFrom, shownRow } from './where-a-path-leads';

/** The path at which readers find a document, if they do. */
async function shownPath(strapi: Core.Strapi, uid: PageUid, documentId: string): Promise<string | undefined> {
  const row = await strapi.db.query(uid).findOne({ select: ['slug'], where: { documentId, ...shownRow(strapi, uid) } });
  const slug = text(row?.slug);
  return slug ? pagePath(uid, slug) : undefined;
}

/** Leads readers of the old path, and of all redirects to it, to the new one. */
async function redirect(strapi: Core.Strapi, from: string, to: string): Promise<void> {
  const redirects = strapi.documents(REDIRECT);
  for (const { documentId } of await redirectsFrom(strapi, to)) await redirects.delete({ documentId });
  // Published in one go, another document may have taken the place: its page is what stands there now.
  if (await pageStandingAt(strapi, from)) return;

  const leadingToOld = await strapi.db.query(REDIRECT).findMany({
    where: { to: { $startsWith: spellings(from)[0] } },
    orderBy: { id: 'asc' },
  });
  for (const { documentId, to: target } of leadingToOld) {
    const { path, query, fragment } = splitTarget(target);
    if (!spellings(from).includes(path)) continue;
    const data: Fields = { to: `${to}${query}${fragment}` };
    await redirects.update({ documentId, data });
  }

  const [existing, ...twins] = await redirectsFrom(strapi, from);
  for (const { documentId } of twins) await redirects.delete({ documentId });
  const data: Fields = { to, permanent: true, reason: 'slug-changed' };
  if (existing) await redirects.update({ documentId: existing.documentId, data });
  else await redirects.create({ data: { from, ...data } });
}

/**
 * When an operation changes the path at which readers find a document, the old path leads to the new one from the same
 * commit on: either both are there or neither is.
 */
export const aRenamedPageLeavesARedirect =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (!hasPage(uid) || (action !== 'update' && action !== 'publish')) return next();
    const { documentId } = params;
    return strapi.db.transaction(async ({ trx }) => {
      // Whoever publishes the same document meanwhile waits here, and then sees the path that this one leaves it with.
      await trx(strapi.db.metadata.get(uid).tableName).where({ document_id: documentId }).select('id').forUpdate();
      const before = await shownPath(strapi, uid, documentId);
      const result = await next();
      const after = await shownPath(strapi, uid, documentId);
      if (before && after && before !== after) await redirect(strapi, before, after);
      return result;
    });
  };
