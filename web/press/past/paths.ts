import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** What the record last said of a path. */
export interface KnownPath {
  id: number;
  /** Of its bytes; null: the file was removed. */
  version: number | null;
  /** By these, a file on disk is known to be the same: bytes, and milliseconds since 1970. */
  size: number | null;
  modified: number | null;
  /** The version that the next one may be stored against, and how many were. */
  base: number | null;
  deltas: number;
}

/** The paths that the record ever named. */
export class Paths {
  readonly #find: StatementSync;
  readonly #add: StatementSync;
  readonly #update: StatementSync;

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('select id, version, size, modified, base, deltas from paths where path = ?');
    this.#add = database.prepare('insert into paths (path) values (?)');
    this.#update = database.prepare(
      'update paths set version = ?, size = ?, modified = ?, base = ?, deltas = ? where id = ?',
    );
  }

  find(path: string): KnownPath | undefined {
    return this.#find.get(path) as KnownPath | undefined; // our own writing
  }

  findOrAdd(path: string): KnownPath {
    const known = this.find(path);
    if (known) return known;
    const { lastInsertRowid } = this.#add.run(path);
    return { id: Number(lastInsertRowid), version: null, size: null, modified: null, base: null, deltas: 0 };
  }

  update({ id, version, size, modified, base, deltas }: KnownPath): void {
    this.#update.run(version, size, modified, base, deltas, id);
  }
}
