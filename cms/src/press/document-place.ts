import { documentStatus } from '@patient-press/shared/press-status';
import type { Core, UID } from '@strapi/strapi';
import { environment } from '../platform/environment';
import { fieldLabel } from '../platform/field-label';
import { askPress } from './ask-press';
import type { DocumentPlace } from './contract';

/** How far a document is on its way to readers: what the newsroom published, beside what the press made of it. */
export async function readDocumentPlace(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<DocumentPlace> {
  // The database is asked first: else a publication in between would look as if the press were ahead of it.
  const published = await strapi.documents(uid).findOne({ documentId, status: 'published', fields: ['updatedAt'] });
  const asked = await askPress(`/_press/documents/${uid}/${encodeURIComponent(documentId)}`, documentStatus);
  if (asked.press === 'silent') return asked;
  const { live, problems, ...place } = asked.answer;
  return {
    press: 'answers',
    ...place,
    problems: problems.map((problem) => ({ ...problem, field: fieldLabel(strapi, uid, problem.field) })),
    live: live && { ...live, url: new URL(live.url, environment.SITE_URL).href },
    published: published ? new Date(published.updatedAt).toISOString() : null,
  };
}
