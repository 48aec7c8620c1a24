import type { Migration } from '../../platform/migrations';

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

/** Makes the table of addresses. */
export const createAddresses: Migration = {
  name: 'addresses/0001-create-addresses',
  up: ({ trx }) => trx.raw(ddl),
};
