import type { DatabaseSync } from 'node:sqlite';
import { type EntryFacts, type EntryFile, hashEntry, NO_ENTRY } from './entry-hash.ts';

/** The newest entry, by which all before it can be proven. */
export interface Head {
  number: number;
  /** ISO in UTC. */
  at: string;
  /** In hex. */
  hash: string;
}

interface HeadRow {
  number: number;
  at: string;
  hash: Uint8Array;
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Null: there is no entry yet. */
export function readHead(database: DatabaseSync): Head | null {
  const row = database.prepare('select number, at, hash from entries order by number desc limit 1').get();
  if (!row) return null;
  const { number, at, hash } = row as unknown as HeadRow; // our own writing
  return { number, at, hash: toHex(hash) };
}

/** Adds an entry, within a transaction. The newest is read from the disk each time: another process may have added one. */
export function addEntry(
  database: DatabaseSync,
  facts: Pick<EntryFacts, 'at' | 'kind' | 'subject' | 'why'>,
  files: readonly EntryFile[],
): Head {
  const last = readHead(database);
  const entry = { ...facts, number: (last?.number ?? 0) + 1, previous: last?.hash ?? NO_ENTRY };
  const hash = hashEntry(entry, files);
  database
    .prepare('insert into entries (number, at, kind, subject, why, previous, hash) values (?, ?, ?, ?, ?, ?, ?)')
    .run(
      entry.number,
      entry.at,
      entry.kind,
      entry.subject,
      entry.why,
      Buffer.from(entry.previous, 'hex'),
      Buffer.from(hash, 'hex'),
    );
  return { number: entry.number, at: entry.at, hash };
}
