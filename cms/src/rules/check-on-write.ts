import type { Core, Modules } from '@strapi/strapi';
import { isFields } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import { refuseUnstorable } from '../platform/refuse-unstorable';
import { normalize } from './normalize';
import { checkFields, checkWholeDocument } from './run-rules';
import { setTextChangeDate } from './the-date-of-a-change-follows-the-text';
import { setFirstPublicationDate } from './the-first-publication-date-never-changes';
import { listCitedSourcesOfDraft } from './the-list-of-sources-follows-the-text';

type Middleware = Modules.Documents.Middleware.Middleware;
/** Normalizes and checks what is about to be saved, and checks the whole draft that is about to be published. */
export const checkedBeforeWriting =
  (strapi: Core.Strapi): Middleware =>
  async (context, next) => {
    const { uid, action, params } = context;
    if ((action === 'create' || action === 'update' || action === 'clone') && isFields(params.data)) {
      // Refused as it was sent: normalizing would cut it out, and hide that something is missing.
      refuseUnstorable(params.data);
      await normalize(strapi, uid, action, params.data, 'documentId' in params ? params.documentId : undefined);
      const documentId = action === 'update' ? params.documentId : undefined;
      const isPublished = 'status' in params && params.status === 'published';
      const isShown = !hasDrafts(strapi, uid) || (isPublished && action === 'create');
      await checkFields(strapi, uid, { documentId, fields: params.data, isShown, isNew: action === 'create' });
      if (hasDrafts(strapi, uid) && isPublished && documentId)
        await checkWholeDocument(strapi, uid, documentId, false, params.data);
    }
    if (action === 'publish') {
      await listCitedSourcesOfDraft(strapi, uid, params.documentId);
      await checkWholeDocument(strapi, uid, params.documentId, false);
      await setFirstPublicationDate(strapi, uid, params.documentId);
      await setTextChangeDate(strapi, uid, params.documentId);
    }
    return next();
  };

/**
 * What readers are about to see is checked once more in the transaction that publishes it, now that relations are resolved:
 * a source may have been deleted meanwhile, and a program that saves and publishes in one call names only what it changes.
 */
export const checkedAsPublished =
  (strapi: Core.Strapi): Middleware =>
  async ({ uid, action, params }, next) => {
    const isPublished =
      action === 'publish' ||
      ((action === 'create' || action === 'update') && 'status' in params && params.status === 'published');
    if (!isPublished || !hasDrafts(strapi, uid)) return next();
    return strapi.db.transaction(async () => {
      const result = await next();
      const written = isFields(result) && typeof result.documentId === 'string' ? result.documentId : undefined;
      if (written) await checkWholeDocument(strapi, uid, written, true);
      return result;
    });
  };
