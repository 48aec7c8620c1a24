import type { Core } from '@strapi/strapi';
import { MigrationError, Umzug } from 'umzug';
import type { Database } from './join-table';

/** What a migration changes the database with. Strapi's own queries join the transaction. */
export interface MigrationContext {
  strapi: Core.Strapi;
  trx: Database;
}

/**
 * One step from the database of an older version to that of a newer one. It is never changed once it was released: what has
 * to be different is the next migration. `name` is stored, such as `banners/0001-create-tables`.
 */
export interface Migration {
  name: string;
  up(context: MigrationContext): Promise<unknown>;
}

const TABLE = 'patient_press_migrations';

class DatabaseNotMigratedError extends Error {
  override name = 'DatabaseNotMigratedError';
}

const storageIn = (trx: Database) => ({
  logMigration: async ({ name }: { name: string }) => {
    await trx(TABLE).insert({ name });
  },
  unlogMigration: async ({ name }: { name: string }) => {
    await trx(TABLE).where({ name }).delete();
  },
  executed: async (): Promise<string[]> => trx(TABLE).orderBy('name').pluck('name'),
});

/**
 * Runs the migrations that this database has not had, in the given order, after Strapi has made its own tables. All of them
 * in one transaction: the database is of this version afterwards, or of the one before. Replicas that start together wait
 * for each other, and then find nothing to do.
 * @throws DatabaseNotMigratedError with the name of the migration that failed.
 */
export async function migrate(strapi: Core.Strapi, migrations: readonly Migration[]): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [TABLE]);
    await trx.raw(
      `create table if not exists ${TABLE} (name text primary key, applied_at timestamptz not null default now())`,
    );
    const umzug = new Umzug({
      migrations: migrations.map(({ name, up }) => ({ name, up: () => up({ strapi, trx }) })),
      storage: storageIn(trx),
      logger: undefined,
    });
    const applied = await umzug.up().catch((error: unknown) => {
      if (!(error instanceof MigrationError)) throw error;
      throw new DatabaseNotMigratedError(
        `The database was not migrated, and is as it was before. ${error.message}. Fix what this names, and start again; until then, the version before starts with it.`,
        { cause: error },
      );
    });
    if (applied.length > 0)
      strapi.log.info(`The database was migrated: ${applied.map(({ name }) => name).join(', ')}.`);
  });
}
