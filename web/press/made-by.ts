import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environment } from './environment.ts';

const root = resolve(import.meta.dirname, '../..');

/** A digest of everything but content that pages are made from: code, templates, versions, and the site's address. */
export function readMadeBy(): string {
  const digest = createHash('sha256').update(environment.SITE_URL);
  const patterns = [
    'web/src/**/*',
    'web/press/**/*',
    'web/public/**/*',
    'web/package.json',
    'shared/src/**/*',
    'pnpm-lock.yaml',
  ];
  const files = globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) digest.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  return digest.digest('base64url').slice(0, 16);
}
