import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core } from '@strapi/strapi';

/** What the press is notified of: the types of the site, and the files that their pictures and guides are. */
const watched = (strapi: Core.Strapi): { uid: string; table: string }[] =>
  [...Object.values(contentTypes).map(({ uid }) => uid), 'plugin::upload.file'].map((uid) => ({
    uid,
    table: strapi.db.metadata.get(uid).tableName,
  }));

/** Identifiers and literals come from our own schemas; Postgres's own quoting keeps them what they are. */
// Made where it is missing only: making it waits for everyone who is writing to the table.
const trigger = ({ uid, table }: { uid: string; table: string }) => `
  do $$ begin
    if not exists (
      select from pg_trigger where tgname = 'patient_press_note_change' and tgrelid = '"${table}"'::regclass
    ) then
      create trigger patient_press_note_change
        after insert or update or delete on "${table}"
        for each row execute function patient_press_note_change('${uid}');
    end if;
  end $$;
`;

/**
 * Has the change feed note what changes in every type of the site. At every start, because types are added without a
 * migration of their own. Doing it again changes nothing.
 */
export async function watchTables(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (transaction) => {
    // Replicas that start together would make the same triggers at the same time.
    await transaction.raw("select pg_advisory_xact_lock(hashtext('patient_press_feed'))");
    for (const type of watched(strapi)) await transaction.raw(trigger(type));
  });
}
