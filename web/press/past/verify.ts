import type { DatabaseSync } from 'node:sqlite';
import { pastFaults as faults } from '../words/past.ts';
import { decode, digestOf } from './encoding.ts';
import { type EntryFacts, type EntryFile, hashEntry, NO_ENTRY } from './entry-hash.ts';
import { isElsewhere } from './taken.ts';

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

interface EntryRow extends Omit<EntryFacts, 'previous'> {
  previous: Uint8Array;
  hash: Uint8Array;
}

/** What was verified, and what is wrong, in sentences. */
export interface Verification {
  entries: number;
  versions: number;
  /** Of the newest entry, in hex; null: there is none. */
  hash: string | null;
  faults: string[];
}

/** A record that is damaged all over is reported by its first faults. */
const MOST_FAULTS = 100;

class Verifier {
  readonly #database: DatabaseSync;
  readonly result: Verification = { entries: 0, versions: 0, hash: null, faults: [] };

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #report(fault: string): void {
    if (this.result.faults.length < MOST_FAULTS) this.result.faults.push(fault);
  }

  /** Each entry’s hash, from what it says, its files, and the hash before it. */
  verifyChain(head: string | null): void {
    const files = this.#database.prepare(
      `select coalesce(paths.path, '') as path, versions.digest, files.version is not null and versions.id is null as is_lost
       from files left join paths on paths.id = files.path left join versions on versions.id = files.version
       where files.entry = ?`,
    );
    let previous = NO_ENTRY;
    let isHeadFound = head === null;
    for (const row of this.#database.prepare('select * from entries order by number').iterate()) {
      const entry = row as unknown as EntryRow; // our own writing
      this.result.entries += 1;
      const { number } = entry;
      if (number !== this.result.entries) this.#report(faults.number({ number, expected: this.result.entries }));
      if (toHex(entry.previous) !== previous) this.#report(faults.previous({ number }));
      const named = files.all(number) as { path: string; digest: Uint8Array | null; is_lost: number }[]; // our own writing
      if (named.some(({ is_lost }) => is_lost)) this.#report(faults.lostVersion({ number }));
      const listed: EntryFile[] = named.map(({ path, digest }) => ({ path, digest: digest && toHex(digest) }));
      const hash = hashEntry({ ...entry, previous: toHex(entry.previous) }, listed);
      if (hash !== toHex(entry.hash)) this.#report(faults.hash({ number }));
      isHeadFound ||= toHex(entry.hash) === head;
      previous = toHex(entry.hash);
      this.result.hash = previous;
    }
    if (!isHeadFound) this.#report(faults.head({ head: head ?? '' }));
    const strays = this.#database
      .prepare('select count(*) as count from files where entry not in (select number from entries)')
      .get();
    if (Number(strays?.count) > 0) this.#report(faults.strays);
  }

  /** The digest of every version that has bytes. Each base is decoded once for all that were stored against it. */
  verifyBytes(): void {
    const against = this.#database.prepare(
      'select digest, size, bytes from versions where base = ? and bytes is not null',
    );
    const alone = this.#database.prepare(
      'select id, digest, size, bytes from versions where base is null and bytes is not null',
    );
    for (const row of alone.iterate()) {
      const { id, ...version } = row as unknown as { id: number } & Stored; // our own writing
      const bytes = this.#verifyVersion(version, null);
      for (const other of against.iterate(id)) this.#verifyVersion(other as unknown as Stored, bytes);
    }
    const lost = this.#database.prepare(
      `select digest from versions one where base is not null and bytes is not null and not exists (
         select 1 from versions where id = one.base and base is null and bytes is not null)`,
    );
    for (const { digest } of lost.iterate() as Iterable<{ digest: Uint8Array }>)
      this.#report(faults.noBase({ digest: toHex(digest) }));
  }

  #verifyVersion({ digest, size, bytes: stored }: Stored, base: Buffer | null): Buffer | null {
    this.result.versions += 1;
    try {
      const bytes = decode(stored, base);
      if (bytes.length === size && digestOf(bytes).equals(digest)) return bytes;
    } catch {
      // Reported as any other damage.
    }
    this.#report(faults.bytes({ digest: toHex(digest) }));
    return null;
  }

  /** That what lacks its bytes lacks them for a reason that an entry gives. */
  verifyGone(): void {
    this.#database.function('is_elsewhere', { deterministic: true }, (path) => Number(isElsewhere(String(path))));
    const unexplained = this.#database.prepare(
      `select versions.digest, paths.path, versions.gone from versions
       join files on files.version = versions.id join paths on paths.id = files.path
       where case when versions.bytes is not null then versions.gone is not null else not case versions.gone
         when 'erased' then exists (
           select 1 from entries join paths erased on erased.path = entries.subject join files had on had.path = erased.id
           where entries.kind = 'erasure' and had.version = versions.id and had.entry < entries.number)
         when 'pruned' then exists (
           select 1 from entries pruning where pruning.kind = 'pruning' and exists (
             select 1 from files next join entries on entries.number = next.entry
             where next.path = files.path and next.entry > files.entry and entries.at <= pruning.subject))
         when 'elsewhere' then is_elsewhere(paths.path)
         else false end end
       group by versions.id`,
    );
    for (const row of unexplained.iterate()) {
      const { digest, path } = row as { digest: Uint8Array; path: string }; // our own writing
      this.#report(faults.gone({ path, digest: toHex(digest) }));
    }
  }

  /** That what is on disk is compared with what the last entries say. */
  verifyPaths(): void {
    const wrong = this.#database.prepare(
      `select path from paths where version is not (
         select files.version from files where files.path = paths.id order by entry desc limit 1)`,
    );
    for (const { path } of wrong.iterate() as Iterable<{ path: string }>) this.#report(faults.path({ path }));
  }
}

interface Stored {
  digest: Uint8Array;
  size: number;
  bytes: Uint8Array;
}

/**
 * Proves a record: the chain, the digest of every version that has bytes, and that the others lack theirs for a reason.
 * @param head a hash that was written down before: it must be one of the chain’s. Null: none was.
 */
export function verifyPast(database: DatabaseSync, head: string | null): Verification {
  const verifier = new Verifier(database);
  verifier.verifyChain(head);
  verifier.verifyBytes();
  verifier.verifyGone();
  verifier.verifyPaths();
  return verifier.result;
}
