import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupError } from '../backup-error.ts';
import { countObjects, readTexts, SCHEMAS } from './objects.ts';

/** Programs that are connected to the database, such as a running newsroom. */
export const findOthers = (client: pg.ClientBase): Promise<string[]> =>
  readTexts(
    client,
    `select distinct coalesce(nullif(application_name, ''), 'a program without a name') from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' order by 1`,
  );

/** @throws BackupError when someone else is connected. */
export async function requireNoOthers(client: pg.ClientBase): Promise<void> {
  const others = await findOthers(client);
  if (others.length > 0)
    throw new BackupError(
      `The database is in use (${others.join(', ')}). Stop the newsroom, and everything else that is connected to it, and restore again. Nothing was changed.`,
    );
}

export const isEmptyDatabase = async (client: pg.ClientBase): Promise<boolean> => (await countObjects(client)) === 0;

/**
 * Renames the schemas of the newsroom that is there: `public_before_20261127t201503`. Part of the transaction.
 * @returns their new names.
 */
export async function setSchemasAside(client: pg.ClientBase, suffix: string): Promise<string[]> {
  const present = await readTexts(client, 'select nspname from pg_namespace where nspname = any($1) order by 1', [
    [...SCHEMAS],
  ]);
  const renamed: string[] = [];
  for (const name of present) {
    const aside = `${name}_before_${suffix}`;
    await client.query(`alter schema ${client.escapeIdentifier(name)} rename to ${client.escapeIdentifier(aside)}`);
    renamed.push(aside);
  }
  return renamed;
}

const COPY = /^copy \S+ \(.*\) from stdin$/;

/** Runs a piece of a dump: statements, or the rows of one table. */
export async function runPiece(client: pg.ClientBase, sql: Buffer): Promise<void> {
  const end = sql.indexOf(';\n');
  const first = sql.subarray(0, end).toString();
  if (!COPY.test(first)) {
    await client.query(sql.toString());
    return;
  }
  // Without the line that ends the rows for psql.
  const lines = sql.subarray(end + 2, sql.length - '\\.\n'.length);
  await pipeline(Readable.from([lines]), client.query(copyFrom(first)));
}

const exists = async (client: pg.ClientBase, table: string) =>
  (await readTexts(client, 'select to_regclass($1)::text', [table]))[0] !== 'null';

/** What was true of the database that was backed up, and isn't of this one. */
export async function adjustToServer(client: pg.ClientBase, changedSecrets: readonly string[]): Promise<void> {
  // Its transaction numbers are another server's. A press that followed the other one, or this one before, syncs everything.
  if (await exists(client, 'public.patient_press_feed')) {
    await client.query('delete from public.patient_press_changes');
    await client.query('update public.patient_press_feed set kept_from = pg_current_xact_id()');
  }
  if (changedSecrets.length > 0 && (await exists(client, 'public.patient_press_secrets')))
    await client.query('delete from public.patient_press_secrets where name = any($1)', [changedSecrets]);
}

/** Queues whose jobs leave the newsroom: emails, and deliveries to recipients. */
export const OUTGOING_QUEUES = [
  'mail-guide',
  'mail-confirmation',
  'mail-renewal',
  'notify-intake',
  'tell-recipients',
  'tell-recipient',
  'account-email',
  'schedule-notices',
];

const REASON =
  'The newsroom was restored from a backup, so it isn’t known whether this was sent. Send it again if it wasn’t.';

/** Drops what was about to be sent. It is listed as given up, so that someone can send it again by hand. */
export async function dropQueued(client: pg.ClientBase): Promise<void> {
  if (await exists(client, 'patient_press_jobs.job'))
    await client.query(
      `delete from patient_press_jobs.job where name = any($1) and state in ('created', 'retry', 'active')`,
      [OUTGOING_QUEUES],
    );
  if (await exists(client, 'public.patient_press_intake_notices'))
    await client.query('delete from public.patient_press_intake_notices');
  if (await exists(client, 'public.patient_press_recipient_deliveries'))
    await client.query(
      `update public.patient_press_recipient_deliveries set given_up_at = now(), last_reason = $1, in_flight_until = null
       where delivered_at is null and given_up_at is null and withheld_at is null`,
      [REASON],
    );
  await client.query(
    `update public.guide_downloads set mail_given_up_at = now(), mail_trouble = $1
     where verdict = 'accepted' and delivered_at is null and mail_given_up_at is null and erased_at is null`,
    [REASON],
  );
}

/** Under this key, a newsroom knows that it is a copy: see `cms/src/platform/copy.ts`. */
export const COPY_KEY = 'core_patient_press_copy';

/** Makes the newsroom one that reaches no one outside. */
export async function makeCopy(client: pg.ClientBase, takenAt: string): Promise<void> {
  await dropQueued(client);
  if (await exists(client, 'public.recipients')) await client.query('update public.recipients set is_active = false');
  if (await exists(client, 'public.strapi_webhooks'))
    await client.query('update public.strapi_webhooks set enabled = false');
  await client.query('delete from public.strapi_core_store_settings where key = $1', [COPY_KEY]);
  await client.query(`insert into public.strapi_core_store_settings (key, value, type) values ($1, $2, 'string')`, [
    COPY_KEY,
    JSON.stringify(takenAt),
  ]);
}
