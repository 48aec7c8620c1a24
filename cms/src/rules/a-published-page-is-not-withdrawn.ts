import { hasPage } from '@patient-press/shared/paths';
import type { Core, Modules } from '@strapi/strapi';
import { addressesOf } from '../addresses/addresses';
import { shownPath } from '../addresses/find-by-path';

const WITHDRAWN = 'api::withdrawn-page.withdrawn-page';

/**
 * A page that is published again is no longer withdrawn: what readers found there meanwhile goes in the same transaction, at
 * each address that the page ever had.
 */
export const aPublishedPageIsNotWithdrawn =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    const isShowing = action === 'publish' || ('status' in params && params.status === 'published');
    if (!hasPage(uid) || !isShowing) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const result = await next();
      const documentId = 'documentId' in params ? params.documentId : undefined;
      const path = documentId && (await shownPath(strapi, uid, documentId));
      if (!path) return result;
      const addresses = [path, ...(await addressesOf(trx, uid, documentId))];
      const found = await strapi.db.query(WITHDRAWN).findMany({ where: { address: { $in: addresses } } });
      for (const withdrawn of found) await strapi.documents(WITHDRAWN).delete({ documentId: withdrawn.documentId });
      return result;
    });
  };
