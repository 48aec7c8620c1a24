import { addEntry, type Head } from './chain.ts';
import type { OpenRecord } from './open-record.ts';
import type { KnownPath } from './paths.ts';
import type { Taken } from './taken.ts';
import type { Versions } from './versions.ts';

/** Stores the bytes of files, within a transaction. Until an entry names them, nothing says that readers got them. */
export function storeBytes(versions: Versions, files: readonly Taken[]): void {
  for (const { digest, size, stored } of files) if (stored) versions.store({ digest, size, ...stored });
}

interface Publication {
  at: string;
  why: string;
  changed: readonly Taken[];
  removed: readonly string[];
}

/** What the next version of a path is stored against, now that this one is its newest. */
function nextBase(known: KnownPath, newest: { id: number; base: number | null; gone: unknown }) {
  const { base, deltas } = known;
  if (newest.gone !== null) return { base, deltas };
  if (newest.base === null) return { base: newest.id, deltas: 0 };
  return newest.base === base ? { base, deltas: deltas + 1 } : { base: newest.base, deltas: 1 };
}

/**
 * Adds what differs from what the record last said, within a transaction.
 * @returns the entry; null when nothing differs: then there is none.
 */
export function addPublication(
  { database, paths, versions }: OpenRecord,
  { at, why, changed, removed }: Publication,
): Head | null {
  storeBytes(versions, changed);
  const files: { id: number; path: string; version: number | null; digest: string | null }[] = [];
  for (const { path, digest, size, modified } of changed) {
    const known = paths.findOrAdd(path);
    const found = versions.find(digest);
    if (!found) throw new Error(`The version of ${path} that was just stored is not in the record.`);
    paths.update({ id: known.id, version: found.id, size, modified, ...nextBase(known, found) });
    if (known.version === found.id) continue;
    files.push({ id: known.id, path, version: found.id, digest: digest.toString('hex') });
  }
  for (const path of removed) {
    const known = paths.find(path);
    if (known?.version == null) continue;
    paths.update({ ...known, version: null, size: null, modified: null });
    files.push({ id: known.id, path, version: null, digest: null });
  }
  if (files.length === 0) return null;
  const head = addEntry(database, { at, kind: 'publication', subject: '', why }, files);
  const add = database.prepare('insert into files (path, entry, version) values (?, ?, ?)');
  for (const { id, version } of files) add.run(id, head.number, version);
  return head;
}
