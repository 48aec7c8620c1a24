import { type ContentTypeName, contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, UID } from '@strapi/strapi';
import { refreshPictures } from '../files/pictures-in-text';
import { type DocumentForm, documentQuery } from '../platform/document-query';
import { tableOf } from '../platform/join-table';

/** As Strapi's REST answers with a populate. */
const asRest = (strapi: Core.Strapi): DocumentForm => ({
  version: 'published',
  identity: (uid, row) => [
    `${row}.id`,
    ...(strapi.getModel(uid).modelType === 'contentType' ? [`${row}.document_id as "documentId"`] : []),
  ],
  hasField: (uid, name) => name !== 'documentId' && !isPrivate(strapi, uid, name),
  linked: (_uid, row, fields, read) =>
    [`${row}.id`, ...['documentId', ...fields.filter((name) => name !== 'documentId')].map((name) => read(name))].join(
      ', ',
    ),
});

function isPrivate(strapi: Core.Strapi, uid: UID.Schema, name: string): boolean {
  const attribute = strapi.getModel(uid).attributes[name];
  return attribute !== undefined && 'private' in attribute && attribute.private === true;
}

/** Schemas stay as they are while Strapi runs. */
const queries = new Map<ContentTypeName, string>();

function queryFor(strapi: Core.Strapi, name: ContentTypeName): string {
  const { uid, populate } = contentTypes[name];
  const query = queries.get(name) ?? documentQuery(strapi, uid, populate, asRest(strapi));
  queries.set(name, query);
  return query;
}

/** The published ones among some documents of a type, as payloads, in no order. */
export async function readPublished(
  strapi: Core.Strapi,
  name: ContentTypeName,
  documentIds: readonly string[],
): Promise<unknown[]> {
  const { rows } = await strapi.db.connection.raw(queryFor(strapi, name), { documentIds });
  const documents = rows.map(({ document }: { document: unknown }) => document);
  await refreshPictures(strapi, contentTypes[name].uid, documents);
  return documents;
}

/** When each published document of a type was saved last, by documentId. */
export async function readVersions(strapi: Core.Strapi, name: ContentTypeName): Promise<Record<string, string>> {
  const rows: { document_id: string; updated_at: Date }[] = await strapi.db
    .connection(tableOf(strapi, contentTypes[name].uid))
    .whereNotNull('published_at')
    .select('document_id', 'updated_at');
  return Object.fromEntries(rows.map((row) => [row.document_id, row.updated_at.toISOString()]));
}
