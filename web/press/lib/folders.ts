import { readdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every folder above a path: `a` and `a/b` for `a/b/c.html`. */
export function* foldersAbove(path: string): Generator<string> {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) yield path.slice(0, end);
}

/** Of the files to be removed, those that are in the way: a file where a folder is needed, or in a folder that becomes a file. */
export function blockingFiles(changed: readonly string[], removed: readonly string[]): string[] {
  if (removed.length === 0) return [];
  const files = new Set(changed);
  const folders = new Set(changed.flatMap((path) => [...foldersAbove(path)]));
  return removed.filter((path) => folders.has(path) || [...foldersAbove(path)].some((folder) => files.has(folder)));
}

/** @returns whether it was there, empty, and is gone. */
export const removeFolder = (folder: string): Promise<boolean> =>
  rmdir(folder).then(
    () => true,
    () => false,
  );

/** Removes a folder that holds nothing but empty folders. Anything else stays. */
export async function removeEmptyFolders(folder: string): Promise<void> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeEmptyFolders(join(folder, entry.name));
  }
  await removeFolder(folder);
}
