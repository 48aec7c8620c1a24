import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './database.ts';

/** What is known of a published file. */
export interface FileRecord {
  /** That of its content; empty where that is not known. */
  key: string;
  /** When readers got it as it is now, ISO in UTC, and how many milliseconds after the change that was; null: not known. */
  at: string;
  ms: number | null;
}

/** What is known of the files of a published folder, by path below it. */
export class FileRecords {
  readonly #database: DatabaseSync;
  readonly #folder: string;
  readonly #statements;

  /** @param folder the name of the folder here. */
  constructor(database: DatabaseSync, folder: string) {
    const prepare = (sql: string) => database.prepare(sql);
    this.#database = database;
    this.#folder = folder;
    this.#statements = {
      get: prepare('select key, at, ms from files where folder = ? and path = ?'),
      count: prepare('select count(*) as count from files where folder = ?'),
      paths: prepare('select path from files where folder = ? order by path'),
      set: prepare('insert or replace into files (folder, path, key, at, ms) values (?, ?, ?, ?, ?)'),
      remove: prepare('delete from files where folder = ? and path = ?'),
    };
  }

  get(path: string): FileRecord | undefined {
    const { key, at, ms } = this.#statements.get.get(this.#folder, path) ?? {};
    return typeof key === 'string' ? { key, at: String(at), ms: typeof ms === 'number' ? ms : null } : undefined;
  }

  has(path: string): boolean {
    return this.get(path) !== undefined;
  }

  get size(): number {
    return Number(this.#statements.count.get(this.#folder)?.count);
  }

  paths(): string[] {
    return this.#statements.paths.all(this.#folder).map(({ path }) => String(path));
  }

  /** Sets and, where the value is null, deletes, all or none. @param also what is written together with it. */
  update(changes: Iterable<readonly [string, FileRecord | null]>, also: () => void = () => undefined): void {
    inTransaction(this.#database, () => {
      for (const [path, record] of changes) {
        if (record) this.#statements.set.run(this.#folder, path, record.key, record.at, record.ms);
        else this.#statements.remove.run(this.#folder, path);
      }
      also();
    });
  }
}
