import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BackupError, reasonOf } from '../backup-error.ts';
import { findUnsupported, readTexts } from './objects.ts';
import { readSchema, readSequenceValues, type Schema, type Table } from './schema.ts';

/** A piece of a dump. The pieces in their order are a script that psql can run. */
export interface DumpPiece {
  sql: Buffer;
  /** The table whose rows it holds, and how many; left out for a piece of the structure. */
  rows?: { table: string; count: number };
}

/** Rows are written in pieces of about this many bytes, so that a dump needs as much memory, whatever the database holds. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** What cms take while they start and change tables: see `cms/src/platform/start-lock.ts`. */
const START_LOCK = "hashtext('patient_press_start')";

const toScript = (statements: readonly string[]) => Buffer.from(`${statements.join(';\n')};\n`);

/** Every value has one text, whatever the server's settings. Written into the dump as well, for psql. */
const SETTINGS = [
  "set client_encoding = 'UTF8'",
  "set search_path = ''",
  'set check_function_bodies = off',
  "set datestyle = 'ISO, MDY'",
  "set intervalstyle = 'postgres'",
  "set timezone = 'UTC'",
  'set extra_float_digits = 3',
  // In the order of the table, so that two dumps of the same rows are the same.
  'set synchronize_seqscans = off',
  'set statement_timeout = 0',
  'set idle_in_transaction_session_timeout = 0',
];

/** One moment of a newsroom's database, whatever others write meanwhile. */
export class DatabaseSnapshot {
  readonly client: pg.Client;
  readonly #schema: Schema;

  private constructor(client: pg.Client, schema: Schema) {
    this.client = client;
    this.#schema = schema;
  }

  /**
   * Opens a snapshot of the database at a URL.
   * @throws BackupError when there is no newsroom in it, or something that a backup would lose.
   */
  static async open(url: string): Promise<DatabaseSnapshot> {
    const client = await connect(url);
    try {
      for (const setting of SETTINGS) await client.query(setting);
      await client.query(`select pg_advisory_lock(${START_LOCK})`);
      await client.query('begin isolation level repeatable read, read only');
      const schema = await readSchema(client);
      if (!schema.tables.some(({ name }) => name === 'public.strapi_core_store_settings'))
        throw new BackupError('There is no newsroom in the database. Check DATABASE_URL and DATA_DIR.');
      // From here on no one can change the tables; until now, the start lock held off every cms that would.
      for (const { name } of schema.tables) await client.query(`lock table ${name} in access share mode`);
      await client.query(`select pg_advisory_unlock(${START_LOCK})`);
      const unsupported = await findUnsupported(client);
      if (unsupported.length > 0)
        throw new BackupError(
          `The database has something that this backup would lose: ${unsupported.join(', ')}. Patient Press didn't create it. Move it to a schema of its own, or back up with pg_dump.`,
        );
      return new DatabaseSnapshot(client, schema);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  get tableCount(): number {
    return this.#schema.tables.length;
  }

  /** The script, piece by piece. */
  async *pieces(): AsyncGenerator<DumpPiece> {
    yield { sql: toScript([...SETTINGS, ...this.#schema.before]) };
    for (const table of this.#schema.tables) yield* this.#rowsOf(table);
    yield { sql: toScript([...(await readSequenceValues(this.client)), ...this.#schema.after]) };
  }

  async *#rowsOf({ name, columns }: Table): AsyncGenerator<DumpPiece> {
    const target = `${name} (${columns.join(', ')})`;
    const stream = this.client.query(copyTo(`copy ${target} to stdout`));
    const piece = (lines: Buffer): DumpPiece => ({
      sql: Buffer.concat([Buffer.from(`copy ${target} from stdin;\n`), lines, Buffer.from('\\.\n')]),
      rows: { table: name, count: countLines(lines) },
    });
    let chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length < PIECE_BYTES) continue;
      const bytes = Buffer.concat(chunks);
      // A line is a row: Postgres escapes line breaks in values.
      const end = bytes.lastIndexOf(10) + 1;
      if (end > 0) yield piece(bytes.subarray(0, end));
      chunks = [bytes.subarray(end)];
      length = bytes.length - end;
    }
    if (length > 0) yield piece(Buffer.concat(chunks));
  }

  /** The bytes of all tables on the server's disk, without indexes. */
  async size(): Promise<number> {
    const sizes = await readTexts(
      this.client,
      'select coalesce(sum(pg_table_size(name::regclass)), 0) from unnest($1::text[]) name',
      [this.#schema.tables.map(({ name }) => name)],
    );
    return Number(sizes[0]);
  }

  /** Ends the connection, and with it the snapshot. */
  async close(): Promise<void> {
    await this.client.end();
  }
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

/** Connects to a database. @throws BackupError when it can't be reached. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'patient-press backup',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Queries report what ended the connection; without a listener, the process would end as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new BackupError(
      `Can't connect to the database: ${reasonOf(error)}. Start Postgres, or correct DATABASE_URL, which looks like postgres://user:password@host:5432/name.`,
      { cause: error },
    );
  }
}
