import type { Core, Modules, UID } from '@strapi/strapi';
import { type Fields, isFields } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import { refuseUnstorable } from '../platform/refuse-unstorable';
import { noting } from '../versions/noting';
import { emptyChangesOf, takePendingChange, takeSentChange } from './a-publication-is-minor-or-major';
import { normalize } from './normalize';
import { checkFields, checkWholeDocument, readWholeDocument } from './run-rules';
import { setFirstPublicationDate } from './the-first-publication-date-never-changes';
import { listCitedSourcesOfDraft } from './the-list-of-sources-follows-the-text';

type Middleware = Modules.Documents.Middleware.Middleware;

/** The draft that is about to be published, with all the sources that its text cites. */
async function completedDraft(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<Fields | null> {
  const draft = await readWholeDocument(strapi, uid, documentId, false);
  const isChanged = await listCitedSourcesOfDraft(strapi, uid, draft);
  return isChanged ? readWholeDocument(strapi, uid, documentId, false) : draft;
}

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
      if (action === 'clone')
        return strapi.db.transaction(async () => {
          const copy = await next();
          await emptyChangesOf(strapi, uid, isFields(copy) ? copy.documentId : null);
          return copy;
        });
      if (hasDrafts(strapi, uid) && isPublished && documentId) {
        const draft = await readWholeDocument(strapi, uid, documentId, false);
        await checkWholeDocument(strapi, uid, documentId, draft, params.data);
        const why = await takeSentChange(strapi, uid, documentId, params.data);
        if (why !== null) return noting({ why }, async () => next());
      }
    }
    if (action === 'publish') {
      const { documentId } = params;
      await checkWholeDocument(strapi, uid, documentId, await completedDraft(strapi, uid, documentId));
      await setFirstPublicationDate(strapi, uid, documentId);
      await takePendingChange(strapi, uid, documentId);
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
      if (written) await checkWholeDocument(strapi, uid, written, await readWholeDocument(strapi, uid, written, true));
      return result;
    });
  };
