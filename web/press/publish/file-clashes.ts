import { foldersAbove } from '../lib/folders.ts';
import { documentProblems } from '../words/document-problems.ts';

/** Why a file can't be among the files of a site, by its path. */
export type Clashes = Map<string, string>;

/**
 * Finds files that can't be there beside others: one name can't be a file and a folder.
 * @param paths all files below the site's folder. Those that come first have the place.
 */
export function findClashes(paths: readonly string[]): Clashes {
  const files = new Set<string>();
  const folders = new Set<string>();
  const clashes: Clashes = new Map();
  for (const path of paths) {
    const above = [...foldersAbove(path)];
    const file = above.find((folder) => files.has(folder));
    if (file !== undefined) clashes.set(path, documentProblems.isFile({ file }));
    else if (folders.has(path)) clashes.set(path, documentProblems.isFolder({ folder: path }));
    else {
      files.add(path);
      for (const folder of above) folders.add(folder);
    }
  }
  return clashes;
}
