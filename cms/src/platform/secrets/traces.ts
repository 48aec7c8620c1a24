import { createHmac } from 'node:crypto';
import type { SharedSecret } from '@patient-press/shared/shared-secret-names';
import type { Client } from 'pg';
import { z } from 'zod';
import { keyIdOf, makeKeyring } from '../encryption/keyring';
import { environment } from '../environment';

/** A column, by the names of Postgres. */
export interface Column {
  table: string;
  column: string;
}

const oneText = z.array(z.object({ text: z.string() })).max(1);

/** The first text that a query finds; null when there is none, or the column that it reads is not there yet. */
async function findText(database: Client, { table, column }: Column, query: string): Promise<string | null> {
  const { rowCount } = await database.query(
    `select from information_schema.columns
     where table_schema = current_schema() and table_name = $1 and column_name = $2`,
    [table, column],
  );
  return rowCount ? (oneText.parse((await database.query(query)).rows)[0]?.text ?? null) : null;
}

const newest = ({ table, column }: Column) =>
  `select ${column} as text from ${table} where ${column} is not null order by id desc limit 1`;

/**
 * A database from before fingerprints were recorded shows by its content which secrets it was used with.
 * @param encrypted where texts say which key of LEAD_KEY encrypted them.
 * @returns the secrets that cannot be the ones it was used with. Of several in one list, one or more differ.
 */
export async function findOtherSecrets(database: Client, encrypted: readonly Column[]): Promise<SharedSecret[][]> {
  const differing: SharedSecret[][] = [];
  const pressToken = await findText(
    database,
    { table: 'strapi_api_tokens', column: 'access_key' },
    `select access_key as text from strapi_api_tokens where name = 'Press' limit 1`,
  );
  // As Strapi's own service hashes API tokens.
  const ours = createHmac('sha512', environment.API_TOKEN_SALT).update(environment.PRESS_TOKEN).digest('hex');
  if (pressToken !== null && pressToken !== ours) differing.push(['PRESS_TOKEN', 'API_TOKEN_SALT']);

  const ids = environment.LEAD_KEY.map((key) => makeKeyring([key]).keyId);
  const texts: (string | null)[] = [];
  for (const one of encrypted) texts.push(await findText(database, one, newest(one)));
  if (texts.some((text) => text !== null && !ids.includes(keyIdOf(text)))) differing.push(['LEAD_KEY']);
  return differing;
}
