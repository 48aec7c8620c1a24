import { hasPage, pagePath } from '@patient-press/shared/paths';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core } from '@strapi/strapi';

const SLUG = '{slug}';

/** Every address under which readers ever found a page, with the document that had it last. */
const ddl = `
  create table if not exists patient_press_addresses (
    -- With a slash at both ends.
    path text primary key,
    content_type text not null,
    -- Its documentId. The document may be gone.
    document text not null
  );
  create index if not exists patient_press_addresses_document on patient_press_addresses (content_type, document);
`;

/** What older versions did not note: the addresses of now, of articles that were live, and of those that were renamed. */
async function fill(strapi: Core.Strapi, transaction: Core.Strapi['db']['connection']): Promise<void> {
  for (const { uid } of Object.values(contentTypes)) {
    if (!hasPage(uid)) continue;
    const [before = '', after = ''] = pagePath(uid, SLUG).split(SLUG);
    const { tableName, attributes } = strapi.db.metadata.get(uid);
    const wasLive = 'firstPublishedAt' in attributes ? 'or first_published_at is not null' : '';
    await transaction.raw(
      `insert into patient_press_addresses select distinct on (slug) cast(? as text) || slug || cast(? as text), ?, document_id
       from ?? where slug <> '' and (published_at is not null ${wasLive}) order by slug, published_at desc nulls last
       on conflict do nothing`,
      [before, after, uid, tableName],
    );
  }
  await transaction.raw(
    `insert into patient_press_addresses
     select distinct on (path) path, content_type, document from (
       select rtrim("from", '/') || '/' as path, known.content_type, known.document
       from redirects join patient_press_addresses known on known.path = rtrim("to", '/') || '/'
       where reason = 'slug-changed'
     ) renamed order by path
     on conflict do nothing`,
  );
}

/** Makes the table of addresses, and fills in what is not noted yet. Doing it again changes nothing. */
export async function setUpAddresses(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (transaction) => {
    await transaction.raw("select pg_advisory_xact_lock(hashtext('patient_press_addresses'))");
    await transaction.raw(ddl);
    await fill(strapi, transaction);
  });
}
