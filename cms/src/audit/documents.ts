import type { Core, Modules, UID } from '@strapi/strapi';
import { populateAll } from '../platform/document-parts';
import { type Fields, isFields } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import { titleIn } from '../platform/titles';
import type { AuditAction } from './contract';
import { changedFields } from './plain';
import { type Done, recordDone, recordIfPossible } from './record';

const actions: Record<string, AuditAction> = {
  create: 'document.created',
  update: 'document.changed',
  clone: 'document.copied',
  delete: 'document.deleted',
  publish: 'document.published',
  unpublish: 'document.unpublished',
  discardDraft: 'document.discarded',
};

/** Types of the newsroom's own, but for what readers send, which no one writes here. */
const isWritten = (strapi: Core.Strapi, uid: string): uid is UID.ContentType =>
  uid.startsWith('api::') &&
  strapi.contentTypes[uid as UID.ContentType]?.pluginOptions?.['content-manager'] === undefined;

/** A document as it is saved: its draft, where it has one. */
const read = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  { isPublished, isWhole }: { isPublished: boolean; isWhole: boolean },
): Promise<Fields | null> =>
  strapi.db.query(uid).findOne({
    where: {
      documentId,
      ...(hasDrafts(strapi, uid) && { publishedAt: { [isPublished ? '$notNull' : '$null']: true } }),
    },
    ...(isWhole && { populate: populateAll(strapi, strapi.contentType(uid)) }),
  });

interface Written {
  documentId?: unknown;
  entries?: readonly unknown[];
}
const writtenOf = (result: unknown): Written => (isFields(result) ? result : {});

/** What a call of Strapi's did; nothing when it found nothing to do. */
function doneBy(
  strapi: Core.Strapi,
  { uid, action, isPublishing }: { uid: UID.ContentType; action: string; isPublishing: boolean },
  { before, after, documentId }: { before: Fields | null; after: Fields | null; documentId: string },
): Done[] {
  const subject = { type: uid, id: documentId, title: titleIn(uid, after ?? before) };
  const published: Done[] = isPublishing ? [{ action: 'document.published', subject }] : [];
  const name = actions[action];
  if (!name) return [];
  if (action !== 'update') return [{ action: name, subject }, ...published];
  const fields = changedFields(before ?? {}, after ?? {}).filter(
    (field) => field in strapi.contentType(uid).attributes,
  );
  return [...(fields.length > 0 ? [{ action: name, subject, detail: { fields } }] : []), ...published];
}

/**
 * Records what is done to documents in the transaction that does it. What takes a page off the site isn't undone when it can't be
 * recorded: readers must not see it, whatever the log lacks.
 *
 * Registered after the rules: what they refuse isn't done, and what they add is.
 */
export const recordDocuments =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (!(action in actions) || !isWritten(strapi, uid)) return next();
    const known = 'documentId' in params && typeof params.documentId === 'string' ? params.documentId : null;
    const isPublishing =
      'status' in params && params.status === 'published' && action !== 'publish' && hasDrafts(strapi, uid);
    return strapi.db.transaction(async () => {
      const isPublished = action === 'unpublish';
      const before =
        known && action !== 'create' && action !== 'clone'
          ? await read(strapi, uid, known, { isPublished, isWhole: action === 'update' })
          : null;
      const result = await next();
      const written = writtenOf(result);
      const isNothing = written.entries?.length === 0 || result === null || (action === 'unpublish' && !before);
      const documentId = action === 'update' || !written.documentId ? known : String(written.documentId);
      if (isNothing || !documentId) return result;
      const after =
        action === 'delete' || action === 'unpublish'
          ? null
          : await read(strapi, uid, documentId, { isPublished: false, isWhole: action === 'update' });
      const done = doneBy(strapi, { uid, action, isPublishing }, { before, after, documentId });
      await (action === 'unpublish' ? recordIfPossible : recordDone)(strapi, done);
      return result;
    });
  };
