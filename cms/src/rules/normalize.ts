import type { Core, UID } from '@strapi/strapi';
import { parts } from '../platform/document-parts';
import type { Fields } from '../platform/fields';
import { dropApprovalAndReview } from './a-copy-starts-unapproved';
import { forgetChanges, keepChanges } from './a-publication-is-minor-or-major';
import { makeSlug } from './a-slug-is-made-from-the-title';
import { makeKey } from './a-source-has-a-cite-key';
import { normalizeFields } from './run-rules';
import { cleanTexts } from './texts-can-be-stored';
import { forgetFirstPublicationDate, ignoreFirstPublicationDate } from './the-first-publication-date-never-changes';
import { listCitedSources } from './the-list-of-sources-follows-the-text';

type Saving = 'create' | 'update' | 'clone';

/** Changes what was sent to what is saved, before any rule looks at it. */
export async function normalize(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  action: Saving,
  data: Fields,
  documentId: string | undefined,
): Promise<void> {
  for (const part of parts(strapi, strapi.contentType(uid), data)) cleanTexts(strapi.getModel(part.uid), part.fields);
  normalizeFields(strapi, uid, data);
  await makeSlug(strapi, uid, data, action === 'create');
  await makeKey(strapi, uid, data, { action, documentId });
  await listCitedSources(strapi, uid, data, action === 'update' ? documentId : undefined);
  if (action === 'update') await keepChanges(strapi, uid, documentId, data);
  if (action === 'update') ignoreFirstPublicationDate(uid, data);
  if (action === 'clone') {
    forgetFirstPublicationDate(uid, data);
    forgetChanges(uid, data);
    dropApprovalAndReview(uid, data);
  }
}
