import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A digest of files, their names and their bytes: another one when any of them is added, changed or taken away.
 * @param patterns globs below `root`.
 * @param also text that counts as well.
 * @returns SHA-256 in base64url.
 */
export function digestFiles(root: string, patterns: readonly string[], also = ''): string {
  const digest = createHash('sha256').update(also);
  const files = globSync([...patterns], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) digest.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  return digest.digest('base64url');
}
