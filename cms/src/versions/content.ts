import { createHash } from 'node:crypto';
import type { Populate, Populated } from '@patient-press/shared/payloads/populate';
import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import { type DocumentForm, documentQuery } from '../platform/document-query';
import { isFields } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import { contentAttributes, FIRST_PUBLISHED, titleAttribute } from './recorded-types';

export type Version = 'draft' | 'published';

/**
 * The whole content of a document, its private fields too. Components are objects with their fields, in order, without the ids
 * of their rows. A relation is `{document, of, title}`, or a list of these; a medium `{file, name}`.
 */
export type Content = z.infer<typeof content>;
export const content = z.record(z.string(), z.unknown());

const FILE = 'plugin::upload.file';

const form = (strapi: Core.Strapi, uid: UID.ContentType, version: Version): DocumentForm => ({
  // What has no drafts points at what others are working on, too.
  version: hasDrafts(strapi, uid) ? version : 'draft',
  identity: (of, row) => (of === uid ? [`${row}.document_id as "documentId"`] : []),
  hasField: (of, name) => contentAttributes(strapi, of).some(([known]) => known === name),
  linked: (of, row, fields, read) => {
    if (of === FILE) return `${row}.id as "file", ${row}.name as "name"`;
    const [title] = fields;
    return `${row}.document_id as "document", '${of}' as "of", ${title ? read(title, 'title') : `null as "title"`}`;
  },
});

function populated(strapi: Core.Strapi, uid: UID.Schema): Populate {
  const all: Record<string, true | Populated> = {};
  for (const [name, attribute] of contentAttributes(strapi, uid)) {
    if (attribute.type === 'media') all[name] = true;
    if (attribute.type === 'component') all[name] = { populate: populated(strapi, attribute.component) };
    if (attribute.type === 'dynamiczone')
      all[name] = {
        on: Object.fromEntries(attribute.components.map((one) => [one, { populate: populated(strapi, one) }])),
      };
    if (attribute.type === 'relation') {
      const title = 'target' in attribute ? titleAttribute(String(attribute.target)) : null;
      all[name] = { fields: title ? [title] : [] };
    }
  }
  return all;
}

/** Schemas stay as they are while Strapi runs. */
const queries = new Map<string, string>();

function queryFor(strapi: Core.Strapi, uid: UID.ContentType, version: Version): string {
  const key = `${uid} ${version}`;
  const query = queries.get(key) ?? documentQuery(strapi, uid, populated(strapi, uid), form(strapi, uid, version));
  queries.set(key, query);
  return query;
}

const rows = z.array(z.object({ document: z.looseObject({ documentId: z.string() }) }));

/**
 * The content of each of these documents that has such a version, by documentId. Documents of types without drafts have the
 * same content as a draft and as published. Within a transaction, what it has written so far.
 */
export async function readContent(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentIds: readonly string[],
  version: Version,
): Promise<Map<string, Content>> {
  const found = await strapi.db.transaction(({ trx }) => trx.raw(queryFor(strapi, uid, version), { documentIds }));
  return new Map(rows.parse(found.rows).map(({ document: { documentId, ...fields } }) => [documentId, fields]));
}

const hasOnly = (value: object, names: readonly string[]) =>
  Object.keys(value).length === names.length && names.every((name) => name in value);

/** With its keys in one order, and without the names of what it points at: they are other documents' content. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isFields(value)) return value;
  if (hasOnly(value, ['document', 'of', 'title'])) return { document: value.document };
  if (hasOnly(value, ['file', 'name'])) return { file: value.file };
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, canonical(value[key])]),
  );
}

/** The same for the same content, in any order of its keys; 64 hexadecimal digits. */
export function digestOf({ [FIRST_PUBLISHED]: _date, ...written }: Content): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(written)))
    .digest('hex');
}
