import { makeCiteKey } from '@patient-press/shared/cite-key';
import type { Core, UID } from '@strapi/strapi';
import { citedWorkOf } from '../citations/cited-work';
import { findFreeKey, SOURCE } from '../citations/sources-by-key';
import { type Fields, text } from '../platform/fields';

/** The fields whose cite key was made here. */
const made = new WeakSet<Fields>();

interface Saving {
  action: string;
  /** Of the source that changes, or that is copied. */
  documentId: string | undefined;
}

/** Gives a source that is saved without a cite key one from its first author and year that no other source has. */
export async function makeKey(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  fields: Fields,
  { action, documentId }: Saving,
): Promise<void> {
  if (uid !== SOURCE || text(fields.citeKey) || (action === 'update' && !('citeKey' in fields))) return;
  const stored: Fields | null = documentId
    ? await strapi.db.query(SOURCE).findOne({ where: { documentId }, populate: ['authorNames'] })
    : null;
  const key = makeCiteKey(citedWorkOf({ ...stored, ...fields }));
  fields.citeKey = await findFreeKey(strapi, key, action === 'update' ? documentId : undefined);
  made.add(fields);
}

/** As {@link makeKey}, once more for a key that was made before others had to wait: one of them may have it now. */
export async function makeFreeKey(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  fields: Fields,
  saving: Saving,
): Promise<void> {
  if (made.has(fields)) fields.citeKey = '';
  await makeKey(strapi, uid, fields, saving);
}
