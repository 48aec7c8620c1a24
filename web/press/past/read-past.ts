import type { DatabaseSync } from 'node:sqlite';
import { fileAt } from '../lib/file-at.ts';
import { type Head, readHead } from './chain.ts';
import { openToRead } from './database.ts';
import { readTimeZone } from './time-zone.ts';
import { type Gone, Versions } from './versions.ts';

/** One version of a file, from when to when readers got it. */
export interface PastVersion {
  /** Of the entry. */
  number: number;
  /** ISO in UTC. */
  at: string;
  why: string;
  /** SHA-256 in hex; null: from then on there was no such file. */
  digest: string | null;
  size: number | null;
  /** Why the record doesn’t have its bytes; null: it does. */
  gone: Gone | null;
  /** Of the version row; null like the digest. */
  id: number | null;
}

interface VersionRow extends Omit<PastVersion, 'digest'> {
  digest: Uint8Array | null;
}

const columns = `
  select entries.number, entries.at, entries.why, versions.digest, versions.size, versions.gone, versions.id
  from files join entries on entries.number = files.entry join paths on paths.id = files.path
  left join versions on versions.id = files.version
  where paths.path = ?`;

// Our own writing.
const toVersion = (row: unknown): PastVersion => {
  const { digest, ...version } = row as VersionRow;
  return { ...version, digest: digest && Buffer.from(digest).toString('hex') };
};

/** Where the file of an address may be: below the site’s folder, the likeliest first. */
function filesAt(address: string): string[] {
  const { pathname } = new URL(address, 'https://site.invalid');
  const path = decodeURI(pathname);
  return path.endsWith('/') ? [fileAt(path)] : [fileAt(path), fileAt(`${path}/`)];
}

/** Reads the record of a site, also while a press writes it. */
export class PastReader {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The file at an address of the site: a path, or a whole URL. Null: there never was one. @throws TypeError, URIError */
  fileAt(address: string): string | null {
    const known = this.#database.prepare('select 1 from paths where path = ?');
    return filesAt(address).find((path) => known.get(path)) ?? null;
  }

  /** All versions of a file, the oldest first. */
  versions(file: string): PastVersion[] {
    return this.#database.prepare(`${columns} order by entries.number`).all(file).map(toVersion);
  }

  /** What readers got at a time, and when that ended; null: nothing is recorded yet. @param at ISO in UTC. */
  at(file: string, at: string): (PastVersion & { until: string | null }) | null {
    const row = this.#database
      .prepare(`${columns} and entries.at <= ? order by entries.number desc limit 1`)
      .get(file, at);
    if (!row) return null;
    const version = toVersion(row);
    const next = this.#database
      .prepare(`${columns} and entries.number > ? order by entries.number limit 1`)
      .get(file, version.number);
    return { ...version, until: next ? toVersion(next).at : null };
  }

  /** The bytes of a version as readers got them; null: they are gone. */
  bytes(id: number): Buffer | null {
    return new Versions(this.#database).bytes(id);
  }

  /** When and why the bytes of a version were erased; null: no entry says that. */
  erasure(id: number): { at: string; why: string } | null {
    const row = this.#database
      .prepare(
        `select entries.at, entries.why from entries
         join paths on paths.path = entries.subject join files on files.path = paths.id
         where entries.kind = 'erasure' and files.version = ? and files.entry < entries.number
         order by entries.number limit 1`,
      )
      .get(id);
    return row ? { at: String(row.at), why: String(row.why) } : null;
  }

  /** The id of the version with a digest. @param digest SHA-256 in hex. */
  find(digest: string): number | null {
    return new Versions(this.#database).find(Buffer.from(digest, 'hex'))?.id ?? null;
  }

  /** When the record begins, ISO in UTC; null: it has no entry. */
  beginning(): string | null {
    const row = this.#database.prepare('select at from entries where number = 1').get();
    return row ? String(row.at) : null;
  }

  /** The newsroom’s. */
  timeZone(): string {
    return readTimeZone(this.#database);
  }

  head(): Head | null {
    return readHead(this.#database);
  }
}

/** Reads a record, and closes it. @param read is given null where there is none. @throws PastError */
export function readPast<T>(dir: string, read: (past: PastReader | null) => T): T {
  const database = openToRead(dir);
  try {
    return read(database && new PastReader(database));
  } finally {
    database?.close();
  }
}
