import { digestOf } from '../past/encoding.ts';
import { type PastReader, type PastVersion, readPast } from '../past/read-past.ts';

/** A version that readers got, with when that ended. */
export interface ShownVersion extends PastVersion {
  /** Below the site’s folder. */
  file: string;
  /** SHA-256 in hex. */
  digest: string;
  size: number;
  /** ISO in UTC; null: they still get it. */
  until: string | null;
}

/** What the record says of an address and a moment. Times are ISO in UTC. */
export type FoundPast =
  | { state: 'no-record' }
  /** What readers got then was never recorded. */
  | { state: 'too-early'; begins: string; timeZone: string }
  /** No file was ever at the address. */
  | { state: 'never-there'; timeZone: string }
  /** The first one came later. */
  | { state: 'not-yet'; since: string; timeZone: string }
  | { state: 'removed'; since: string; timeZone: string }
  | { state: 'erased'; version: ShownVersion; erasure: { at: string; why: string } | null; timeZone: string }
  | { state: 'pruned' | 'elsewhere'; version: ShownVersion; timeZone: string }
  | { state: 'found'; version: ShownVersion; bytes: Buffer; timeZone: string }
  /** The record is not as a press wrote it. */
  | { state: 'damaged'; why: string };

/** The bytes of a version, if they are those that were recorded. @throws Error when they aren’t. */
function provenBytes(past: PastReader, id: number, digest: string): Buffer {
  const bytes = past.bytes(id);
  if (!bytes) throw new Error(`The bytes of ${digest} are missing, and nothing says why.`);
  if (digestOf(bytes).toString('hex') !== digest) throw new Error(`The bytes stored for ${digest} are others.`);
  return bytes;
}

/** Null: there never was a file at the address, or it isn’t one that a file can have. */
function fileAt(past: PastReader, path: string): string | null {
  try {
    return past.fileAt(path);
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return null;
    throw error;
  }
}

function findIn(past: PastReader, { path, at }: { path: string; at: string }): FoundPast {
  const [begins, timeZone] = [past.beginning(), past.timeZone()];
  if (begins === null) return { state: 'no-record' };
  if (at < begins) return { state: 'too-early', begins, timeZone };
  const file = fileAt(past, path);
  const [first] = file === null ? [] : past.versions(file);
  if (file === null || !first) return { state: 'never-there', timeZone };
  const found = past.at(file, at);
  if (!found) return { state: 'not-yet', since: first.at, timeZone };
  const { id, digest, size } = found;
  if (id === null || digest === null || size === null) return { state: 'removed', since: found.at, timeZone };
  const version = { ...found, file, digest, size };
  if (found.gone === 'erased') return { state: 'erased', version, erasure: past.erasure(id), timeZone };
  if (found.gone) return { state: found.gone, version, timeZone };
  return { state: 'found', version, bytes: provenBytes(past, id, digest), timeZone };
}

/**
 * Finds what readers got at an address of the site at a moment.
 * @param dir where the record is. @param asked the path, and the time as ISO in UTC.
 */
export function findPast(dir: string, asked: { path: string; at: string }): FoundPast {
  try {
    return readPast(dir, (past) => (past ? findIn(past, asked) : { state: 'no-record' }));
  } catch (error) {
    return { state: 'damaged', why: error instanceof Error ? error.message : String(error) };
  }
}
