import { hasPage, pagePath } from '@patient-press/shared/paths';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Migration } from '../../platform/migrations';

const SLUG = '{slug}';

/** What older versions did not note: the addresses of now, of articles that were live, and of those that were renamed. */
export const fillInAddresses: Migration = {
  name: 'addresses/0002-fill-in-addresses',
  async up({ strapi, trx }) {
    for (const { uid } of Object.values(contentTypes)) {
      if (!hasPage(uid)) continue;
      const [before = '', after = ''] = pagePath(uid, SLUG).split(SLUG);
      const { tableName, attributes } = strapi.db.metadata.get(uid);
      const wasLive = 'firstPublishedAt' in attributes ? 'or first_published_at is not null' : '';
      await trx.raw(
        `insert into patient_press_addresses select distinct on (slug) cast(? as text) || slug || cast(? as text), ?, document_id
         from ?? where slug <> '' and (published_at is not null ${wasLive}) order by slug, published_at desc nulls last
         on conflict do nothing`,
        [before, after, uid, tableName],
      );
    }
    await trx.raw(
      `insert into patient_press_addresses
       select distinct on (path) path, content_type, document from (
         select rtrim("from", '/') || '/' as path, known.content_type, known.document
         from redirects join patient_press_addresses known on known.path = rtrim("to", '/') || '/'
         where reason = 'slug-changed'
       ) renamed order by path
       on conflict do nothing`,
    );
  },
};
