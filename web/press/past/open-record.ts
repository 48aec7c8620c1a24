import type { DatabaseSync } from 'node:sqlite';
import { openToWrite } from './database.ts';
import { Paths } from './paths.ts';
import { Versions } from './versions.ts';

/** A record that is open to be written, with its prepared statements. */
export interface OpenRecord {
  database: DatabaseSync;
  paths: Paths;
  versions: Versions;
}

/** @throws PastError, and what SQLite and the disk throw. */
export function openRecord(dir: string): OpenRecord {
  const database = openToWrite(dir);
  return { database, paths: new Paths(database), versions: new Versions(database) };
}
