import type { Migration } from '../../platform/migrations';

/**
 * Once set, the date never moves, no matter who writes the row: a new row of the document (publishing, discarding a draft) takes
 * it over, and no update changes it.
 */
const trigger = (table: string) => `
  create or replace function patient_press_fix_first_published_at() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      new.first_published_at := coalesce(old.first_published_at, new.first_published_at);
    else
      new.first_published_at := coalesce(
        (select min(first_published_at) from "${table}" where document_id = new.document_id),
        new.first_published_at
      );
    end if;
    return new;
  end $$;
  do $$ begin
    if not exists (
      select from pg_trigger where tgname = 'patient_press_fix_first_published_at' and tgrelid = '"${table}"'::regclass
    ) then
      create trigger patient_press_fix_first_published_at before insert or update on "${table}"
        for each row execute function patient_press_fix_first_published_at();
    end if;
  end $$;
`;

/** Restores dates that an earlier version cleared from one row of an article while its other row still has them. */
const repair = (table: string) => `
  update "${table}" article set first_published_at = other.first_published_at
  from (
    select document_id, min(first_published_at) as first_published_at from "${table}"
    where first_published_at is not null group by document_id
  ) other
  where article.document_id = other.document_id and article.first_published_at is null;
`;

/** Makes the database hold on to the dates of first publication. */
export const holdFirstPublicationDates: Migration = {
  name: 'rules/0001-hold-first-publication-dates',
  async up({ strapi, trx }) {
    const table = strapi.db.metadata.get('api::article.article').tableName;
    await trx.raw(repair(table));
    await trx.raw(trigger(table));
  },
};
