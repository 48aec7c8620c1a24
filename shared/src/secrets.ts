import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const file = z.record(z.string(), z.string());

/** The secrets cannot be read. The message says what to do. */
export class SecretsError extends Error {
  override name = 'SecretsError';
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

function readSecrets(path: string): Record<string, string> {
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return {};
    throw new SecretsError(
      `The secrets in ${path} cannot be read: the file is damaged, or belongs to another user. Repair it, or restore it from a backup. Do not delete it: without it, everyone is logged out and encrypted data is lost.`,
      { cause: error },
    );
  }
}

/**
 * Whether `secrets.json` of the data folder holds a secret.
 * @throws SecretsError when the file exists and is not a JSON object of strings.
 */
export const hasSecret = (dataDir: string, name: string): boolean =>
  Boolean(readSecrets(join(dataDir, 'secrets.json'))[name]);

/** 32 random bytes in base64url. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/**
 * A secret that is made once, 32 random bytes in base64url, and stored in `secrets.json` of the data folder, readable by
 * its owner only. Several processes on one data folder get the same one.
 * @throws SecretsError when the file exists and is not a JSON object of strings.
 */
export function storedSecret(dataDir: string, name: string): string {
  const path = join(dataDir, 'secrets.json');
  const secrets = readSecrets(path);
  const known = secrets[name];
  if (known) return known;
  const secret = makeSecret();
  replaceSecrets(dataDir, { ...secrets, [name]: secret });
  return secret;
}

/**
 * Every secret in `secrets.json` of the data folder; none when there is no file.
 * @throws SecretsError when the file exists and is not a JSON object of strings.
 */
export const storedSecrets = (dataDir: string): Record<string, string> => readSecrets(join(dataDir, 'secrets.json'));

/** Replaces `secrets.json` of the data folder, readable by its owner only. */
export function replaceSecrets(dataDir: string, secrets: Record<string, string>): void {
  const path = join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
