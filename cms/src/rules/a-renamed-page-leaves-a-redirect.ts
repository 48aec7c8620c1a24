import { hasPage, spellings, splitTarget } from '@patient-press/shared/paths';
import { isOwnPath } from '@patient-press/shared/site-paths';
import type { Core, Modules } from '@strapi/strapi';
import { addressesOf, rememberAddress } from '../addresses/addresses';
import { pageAtPath, REDIRECT, redirectsFrom, shownPath } from '../addresses/find-by-path';
import { type Fields, isFields, text } from '../platform/fields';

/** Leads readers of the old path, and of all redirects to it, to the new one. */
async function redirect(strapi: Core.Strapi, from: string, to: string): Promise<void> {
  const redirects = strapi.documents(REDIRECT);
  for (const { documentId } of await redirectsFrom(strapi, to)) await redirects.delete({ documentId });
  // Published in one go, another document may have taken the place: its page is there now. Or it introduced a list, which stays.
  if (isOwnPath(from) || (await pageAtPath(strapi, from))) return;

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

  const [existing, ...duplicates] = await redirectsFrom(strapi, from);
  for (const { documentId } of duplicates) await redirects.delete({ documentId });
  const data: Fields = { to, permanent: true, reason: 'slug-changed' };
  if (existing) await redirects.update({ documentId: existing.documentId, data });
  else await redirects.create({ data: { from, ...data } });
}

/** Reasons for redirects that the newsroom made while there was no page: they end once there is one again. */
const untilPublished = new Set(['unpublished', 'slug-changed']);

/** Whether a redirect from a path that was live may be replaced: what an editor or an import set up, may not. */
async function mayLead(strapi: Core.Strapi, from: string): Promise<boolean> {
  return (await redirectsFrom(strapi, from)).every(({ reason }) => untilPublished.has(reason));
}

/** A page that comes back, maybe under another address, is found again by readers of every address it ever had. */
async function leadBack(strapi: Core.Strapi, addresses: readonly string[], now: string): Promise<void> {
  const returning = addresses.includes(now) ? await redirectsFrom(strapi, now) : [];
  for (const { documentId, reason } of returning) {
    if (untilPublished.has(reason)) await strapi.documents(REDIRECT).delete({ documentId });
  }
  for (const address of addresses)
    if (address !== now && (await mayLead(strapi, address))) await redirect(strapi, address, now);
}

const changing = ['create', 'update', 'clone', 'publish'];

/**
 * Every address that readers ever had leads to the page, from the same commit on that gives it another one: either both
 * are there or neither is. That holds also when it was renamed while it was unpublished.
 */
export const aRenamedPageLeavesARedirect =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (!hasPage(uid) || !changing.includes(action)) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const given = action !== 'clone' && 'documentId' in params ? params.documentId : undefined;
      // A publication of the same document waits here meanwhile, and then sees the path that this one leaves it with.
      if (given)
        await trx(strapi.db.metadata.get(uid).tableName).where({ document_id: given }).select('id').forUpdate();
      const before = given && (await shownPath(strapi, uid, given));
      const result = await next();
      const documentId = given ?? (isFields(result) ? text(result.documentId) : '');
      const after = documentId && (await shownPath(strapi, uid, documentId));
      if (!after || before === after) return result;
      const addresses = await addressesOf(trx, uid, documentId);
      await rememberAddress(trx, after, uid, documentId);
      if (before) await redirect(strapi, before, after);
      else await leadBack(strapi, addresses, after);
      return result;
    });
  };
