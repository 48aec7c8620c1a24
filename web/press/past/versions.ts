import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Base, decode, encodeAgainst, encodeWhole } from './encoding.ts';

/** Why the record has a version's digest and not its bytes. */
export type Gone =
  /** Someone had a right to it. They are never stored again. */
  | 'erased'
  /** They are older than PAST_YEARS. */
  | 'pruned'
  /** They never were: the file is a picture. */
  | 'elsewhere';

interface Row {
  id: number;
  digest: Uint8Array;
  size: number;
  base: number | null;
  bytes: Uint8Array | null;
  gone: Gone | null;
}

/** The versions of files: each digest once, with or without its bytes. */
export class Versions {
  readonly #byId: StatementSync;
  readonly #byDigest: StatementSync;
  readonly #byBase: StatementSync;
  readonly #add: StatementSync;
  readonly #update: StatementSync;
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#byId = database.prepare('select * from versions where id = ?');
    this.#byDigest = database.prepare('select id, gone, base from versions where digest = ?');
    this.#byBase = database.prepare('select id from versions where base = ?');
    this.#add = database.prepare('insert into versions (digest, size, base, bytes, gone) values (?, ?, ?, ?, ?)');
    this.#update = database.prepare('update versions set base = ?, bytes = ?, gone = ? where id = ?');
  }

  row(id: number): Row | undefined {
    return this.#byId.get(id) as Row | undefined; // our own writing
  }

  find(digest: Uint8Array): Pick<Row, 'id' | 'gone' | 'base'> | undefined {
    return this.#byDigest.get(digest) as Pick<Row, 'id' | 'gone' | 'base'> | undefined; // our own writing
  }

  /** The bytes of a version as readers got them; null: they are gone. @throws Error when they are damaged. */
  bytes(id: number): Buffer | null {
    const row = this.row(id);
    if (!row?.bytes) return null;
    const base = row.base === null ? null : this.bytes(row.base);
    return decode(row.bytes, base);
  }

  /** A version that is stored alone, for others to be stored against; null: it is gone. */
  whole(id: number): Base | null {
    const row = this.row(id);
    return row?.bytes ? { bytes: decode(row.bytes, null), storedSize: row.bytes.length } : null;
  }

  /** Adds a version, or gives one that lacks them its bytes; not one that was erased. @returns its id. */
  store(version: Pick<Row, 'digest' | 'size' | 'base' | 'bytes' | 'gone'>): number {
    const { digest, size, base, bytes, gone } = version;
    const known = this.find(digest);
    if (known && bytes && (known.gone === 'pruned' || known.gone === 'elsewhere'))
      this.#update.run(base, bytes, null, known.id);
    if (known) return known.id;
    const added = this.#add.run(digest, size, base, bytes, gone);
    return Number(added.lastInsertRowid);
  }

  /** Removes the bytes of versions. Others that were stored against one of them are encoded again. */
  removeBytes(ids: ReadonlySet<number>, gone: Exclude<Gone, 'elsewhere'>): void {
    for (const id of ids) this.#freeOthers(id, ids);
    for (const id of ids) this.#update.run(null, null, gone, id);
  }

  #freeOthers(base: number, going: ReadonlySet<number>): void {
    const others = (this.#byBase.all(base) as { id: number }[]).filter(({ id }) => !going.has(id)); // our own writing
    let next: { id: number; bytes: Buffer } | null = null;
    for (const { id } of others) {
      const bytes = this.bytes(id);
      if (!bytes) continue;
      this.#update.run(next?.id ?? null, next ? encodeAgainst(bytes, next.bytes) : encodeWhole(bytes), null, id);
      next ??= { id, bytes };
    }
    this.#database
      .prepare('update paths set base = ?, deltas = ? where base = ?')
      .run(next?.id ?? null, others.length, base);
  }
}
