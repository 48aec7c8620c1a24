import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteCodeOf } from '../lib/file-errors.ts';
import { log } from '../lib/log.ts';
import { storeWords } from '../words/store.ts';

/** Of the tables, and of the heads in them. The store can always be filled again, so that one of another format is set aside. */
const FORMAT = 2;
const BUSY_MS = 5000;

/**
 * `documents` is the copy of the newsroom; `nodes` are pages, files beside them, and what these are made from; `reads` what
 * each of them read; `files` what is published; `state` the rest.
 */
const tables = `
  create table documents (
    type text not null, id text not null, version text not null, parsed_version text, created_at text not null, title text not null,
    head text, body text, files text not null, problems text not null, path text,
    primary key (type, id)
  ) strict, without rowid;
  create table nodes (
    id integer primary key, name text not null unique, rank integer not null, file text, key text not null,
    facts blob not null, mark integer not null
  ) strict;
  create index nodes_by_file on nodes (file, rank) where file is not null;
  create index marked_nodes on nodes (mark) where mark > 0;
  create table reads (fact integer not null, node integer not null, primary key (fact, node)) strict, without rowid;
  create table files (
    folder text not null, path text not null, key text not null, at text not null, ms real, primary key (folder, path)
  ) strict, without rowid;
  create table state (name text primary key, value text not null) strict, without rowid;
`;

const formatOf = (database: DatabaseSync): unknown => database.prepare('pragma user_version').get()?.user_version;

/** SQLite's result codes, https://sqlite.org/rescode.html. */
const UNUSABLE = new Map([
  [5, 'locked'],
  [6, 'locked'],
  [11, 'damaged'],
  [26, 'damaged'],
] as const);

/** Why a database can’t be used; undefined when the disk or the code is at fault. */
const whyUnusable = (error: unknown): string | undefined => UNUSABLE.get(sqliteCodeOf(error) as 5 | 6 | 11 | 26);

const noteOf = (file: string) => `${file}.damaged`;

/** Whether a database turned out to be damaged. */
export const isDamaged = (error: unknown): boolean => whyUnusable(error) === 'damaged';

/** Has a database that turned out to be damaged set aside when it is opened next. */
export function noteDamage(database: DatabaseSync): void {
  const file = database.location();
  if (file) writeFileSync(noteOf(file), '');
}

/** @returns null when it is of another format. @throws what SQLite throws. */
function tryToOpen(file: string): DatabaseSync | null {
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    // A crash of the machine may lose the last publications, whose files are then compared again; it damages nothing.
    database.exec('pragma journal_mode = wal; pragma synchronous = normal');
    // 32 MB each: what is written often is written to the database itself, and waited for, once in a hundred edits.
    database.exec('pragma cache_size = -32000; pragma wal_autocheckpoint = 8000');
    const format = formatOf(database);
    if (format === 0) {
      database.exec(`begin immediate; ${tables} pragma user_version = ${FORMAT}; commit`);
      return database;
    }
    if (format === FORMAT) {
      // SQLite compares the file's size with what its head says only when it reads.
      database.prepare('select name from state').all();
      return database;
    }
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return null;
}

function setAside(file: string, why: string): void {
  log.warn(storeWords.setAside({ file, why }));
  for (const ending of ['', '-wal', '-shm']) {
    const target = `${file}.set-aside${ending}`;
    rmSync(target, { force: true });
    if (existsSync(file + ending)) renameSync(file + ending, target);
  }
}

/**
 * Opens the store. One that can't be used, because it is damaged, locked or of another format, is set aside: what it had is
 * fetched and compared again.
 * @throws Error when the disk doesn't let it.
 */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(noteOf(file))) {
    setAside(file, 'damaged');
    rmSync(noteOf(file));
  }
  try {
    const opened = tryToOpen(file);
    if (opened) return opened;
    setAside(file, 'of another version');
  } catch (error) {
    const why = whyUnusable(error);
    if (!why) throw error;
    setAside(file, why);
  }
  const fresh = tryToOpen(file);
  if (!fresh) throw new Error(`${file} is of another format right after it was made.`);
  return fresh;
}

/** Does all of some work to the database, or none: together with what it is part of, if that does so already. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work();
  database.exec('begin immediate');
  try {
    const made = work();
    database.exec('commit');
    return made;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
