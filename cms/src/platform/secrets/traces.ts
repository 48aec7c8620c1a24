import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';
import { keyIdOf, makeKeyring } from '../encryption/keyring';
import { environment } from '../environment';
import type { SharedSecret } from './shared-names';

const oneText = z.array(z.object({ text: z.string() })).max(1);

/** The first text that a query finds; null when the table is not there yet, or holds none. */
async function findText(database: Client, table: string, query: string): Promise<string | null> {
  const { rows } = await database.query(`select to_regclass($1)::text as text`, [table]);
  if (!z.tuple([z.object({ text: z.string().nullable() })]).parse(rows)[0].text) return null;
  return oneText.parse((await database.query(query)).rows)[0]?.text ?? null;
}

const newestEncrypted = (table: string, column: string) =>
  `select ${column} as text from ${table} where ${column} is not null order by id desc limit 1`;

/**
 * A database from before fingerprints were recorded shows by its content which secrets it was used with.
 * @returns the secrets that cannot be the ones it was used with. Of several in one list, one or more differ.
 */
export async function findOtherSecrets(database: Client): Promise<SharedSecret[][]> {
  const differing: SharedSecret[][] = [];
  const pressToken = await findText(
    database,
    'strapi_api_tokens',
    `select access_key as text from strapi_api_tokens where name = 'Press' limit 1`,
  );
  // As Strapi's own service hashes API tokens.
  const ours = createHmac('sha512', environment.API_TOKEN_SALT).update(environment.PRESS_TOKEN).digest('hex');
  if (pressToken !== null && pressToken !== ours) differing.push(['PRESS_TOKEN', 'API_TOKEN_SALT']);

  const ids = environment.LEAD_KEY.map((key) => makeKeyring([key]).keyId);
  const encrypted = [
    await findText(database, 'guide_downloads', newestEncrypted('guide_downloads', 'email')),
    await findText(database, 'callback_requests', newestEncrypted('callback_requests', 'phone')),
  ];
  if (encrypted.some((text) => text !== null && !ids.includes(keyIdOf(text)))) differing.push(['LEAD_KEY']);
  return differing;
}
