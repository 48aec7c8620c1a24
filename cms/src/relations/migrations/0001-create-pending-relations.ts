import type { Migration } from '../../platform/migrations';

const table = 'patient_press_awaited_relations';

const ddl = `
  create table if not exists ${table} (
    owner_type text not null,
    -- Its documentId, as that of the target.
    owner text not null,
    schema text not null,
    attribute text not null,
    row_id bigint not null,
    position double precision,
    target_type text not null,
    target text not null,
    primary key (schema, attribute, row_id, target)
  );
  create index if not exists ${table}_owner on ${table} (owner_type, owner);
  create index if not exists ${table}_target on ${table} (target_type, target);
`;

/** Makes the table of relations that wait until what they refer to is published. */
export const createPendingRelations: Migration = {
  name: 'relations/0001-create-pending-relations',
  up: ({ trx }) => trx.raw(ddl),
};
