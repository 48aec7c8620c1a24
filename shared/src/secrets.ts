import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const file = z.record(z.string(), z.string());

function readSecrets(path: string): Record<string, string> {
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new Error(
      `The secrets in ${path} cannot be read. Mend the file, or put back a copy: without it, nobody stays logged in and encrypted data is lost.`,
      { cause: error },
    );
  }
}

/**
 * A secret that is made once, 32 random bytes in base64url, and kept in `secrets.json` of the data folder, readable by
 * its owner only. Several processes on one data folder get the same one.
 * @throws Error when the file exists and is not a JSON object of strings.
 */
export function keptSecret(dataDir: string, name: string): string {
  const path = join(dataDir, 'secrets.json');
  const secrets = readSecrets(path);
  const known = secrets[name];
  if (known) return known;
  const secret = randomBytes(32).toString('base64url');
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ ...secrets, [name]: secret }, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
  return secret;
}
