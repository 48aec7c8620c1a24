import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pastErrors } from '../words/past.ts';

/** The record can't be read or written as it is: the message says why, and what to do. */
export class PastError extends Error {
  override name = 'PastError';
}

/** Of the tables. A record of a newer press is left alone. */
const FORMAT = 1;
const BUSY_MS = 5000;

/** Where the record of a site is, unless PAST_DIR says otherwise: beside it, in a folder of its own. */
export const defaultPastDir = (outDir: string): string => `${outDir}.past`;

export const pastFile = (dir: string): string => join(dir, 'past.sqlite');

/**
 * `entries` and `files` are what the chain of hashes covers. `versions` has the bytes, each once: as they are or, with a
 * `base`, as what differs from another version. `paths` repeats what the last entries say, so that what is on disk is
 * quickly compared with it.
 */
const tables = `
  create table entries (
    number integer primary key, at text not null, kind text not null, subject text not null, why text not null,
    previous blob not null, hash blob not null
  ) strict;
  create table versions (
    id integer primary key, digest blob not null unique, size integer not null, base integer, bytes blob, gone text
  ) strict;
  create index versions_by_base on versions (base) where base is not null;
  create table paths (
    id integer primary key, path text not null unique,
    version integer, size integer, modified real,
    base integer, deltas integer not null default 0
  ) strict;
  create table files (path integer, entry integer, version integer, primary key (path, entry)) strict, without rowid;
  create index files_by_entry on files (entry);
  create index files_by_version on files (version) where version is not null;
  create table settings (name text primary key, value text not null) strict;
`;

function createTables(database: DatabaseSync): void {
  database.exec('begin immediate');
  // Another process may have been faster.
  if (formatOf(database) === 0) database.exec(`${tables} pragma user_version = ${FORMAT}`);
  database.exec('commit');
}

function formatOf(database: DatabaseSync): unknown {
  return database.prepare('pragma user_version').get()?.user_version;
}

function requireFormat(database: DatabaseSync, file: string): void {
  const format = formatOf(database);
  if (format !== FORMAT) throw new PastError(pastErrors.otherFormat({ file }));
}

/**
 * Opens the record to be written. What was committed is on the disk, whatever happens to the machine; what is deleted is
 * overwritten.
 * @throws PastError, and what SQLite and the disk throw.
 */
export function openToWrite(dir: string): DatabaseSync {
  mkdirSync(dir, { recursive: true });
  const database = new DatabaseSync(pastFile(dir), { timeout: BUSY_MS });
  try {
    if (formatOf(database) !== 0) requireFormat(database, pastFile(dir));
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
    if (formatOf(database) === 0) createTables(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens the record to be read, also while a press writes it; null: there is none. @throws PastError */
export function openToRead(dir: string): DatabaseSync | null {
  if (!existsSync(pastFile(dir))) return null;
  const database = new DatabaseSync(pastFile(dir), { readOnly: true, timeout: BUSY_MS });
  try {
    requireFormat(database, pastFile(dir));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** All or nothing. No other process writes meanwhile. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
