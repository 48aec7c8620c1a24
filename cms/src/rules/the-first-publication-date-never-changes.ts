import type { Core, UID } from '@strapi/strapi';
import type { Fields } from '../platform/fields';

const ARTICLE = 'api::article.article';

/**
 * Strapi's `publishedAt` moves with every publication. Readers and search engines are owed the first one, so it is noted
 * on the draft before it is published, and never again.
 */
export async function setFirstPublicationDate(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<void> {
  if (uid !== ARTICLE) return;
  const shown = await strapi.db
    .query(uid)
    .findOne({ select: ['firstPublishedAt'], where: { documentId, publishedAt: { $notNull: true } } });
  await strapi.db.query(uid).updateMany({
    where: { documentId, publishedAt: { $null: true }, firstPublishedAt: { $null: true } },
    data: { firstPublishedAt: shown?.firstPublishedAt ?? new Date().toISOString() },
  });
}

/**
 * Leaves the date out of a save. The admin's form sends it back, and Strapi takes the name for its own experimental field
 * and writes null in its place: the next publication would then set it again.
 */
export function ignoreFirstPublicationDate(uid: UID.ContentType, changes: Fields): void {
  if (uid === ARTICLE) delete changes.firstPublishedAt;
}

/** A copy has not been published yet, whenever its original was. */
export function forgetFirstPublicationDate(uid: UID.ContentType, copy: Fields): void {
  if (uid === ARTICLE) copy.firstPublishedAt = null;
}

/**
 * Once set, the date never moves, whoever writes the row: a new row of the document (publishing, discarding a draft) takes
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

/** Makes the database hold on to the dates of first publication. Doing it again changes nothing. */
export async function setUpFirstPublicationDates(strapi: Core.Strapi): Promise<void> {
  const table = strapi.db.metadata.get(ARTICLE).tableName;
  await strapi.db.connection.transaction(async (transaction) => {
    // Replicas that start together would make the same things at the same time.
    await transaction.raw("select pg_advisory_xact_lock(hashtext('patient_press_first_published'))");
    await transaction.raw(repair(table));
    await transaction.raw(trigger(table));
  });
}
