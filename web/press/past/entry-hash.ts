import { createHash } from 'node:crypto';

/** What an entry says happened. */
export type EntryKind =
  /** Readers got these files, and no longer got those. */
  | 'publication'
  /** The bytes of a path were removed, because someone had a right to it. `subject` is the path. */
  | 'erasure'
  /** Bytes that no reader got since `subject`, a time, were removed. */
  | 'pruning';

/** An entry as its hash covers it, without the files that it names. */
export interface EntryFacts {
  number: number;
  /** ISO in UTC. */
  at: string;
  kind: EntryKind;
  subject: string;
  why: string;
  /** The hash of the entry before it, in hex; zeros before the first. */
  previous: string;
}

/** A file that an entry names. */
export interface EntryFile {
  /** Below the site’s folder. */
  path: string;
  /** SHA-256 of its bytes, in hex; null: it was removed. */
  digest: string | null;
}

export const NO_ENTRY = '0'.repeat(64);

const byPath = (one: EntryFile, other: EntryFile) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path));

/**
 * The lines that an entry's hash is the SHA-256 of, each with a newline at its end. Free text is in JSON's quotes, so that
 * no text can pass for another line. docs/operating.md says it to those who check the record with other tools.
 */
export function* entryLines(entry: EntryFacts, files: readonly EntryFile[]): Generator<string> {
  yield 'patient-press entry 1\n';
  yield `previous ${entry.previous}\n`;
  yield `number ${entry.number}\n`;
  yield `at ${entry.at}\n`;
  yield `kind ${entry.kind}\n`;
  yield `subject ${JSON.stringify(entry.subject)}\n`;
  yield `why ${JSON.stringify(entry.why)}\n`;
  for (const { path, digest } of files.toSorted(byPath)) yield `${digest ?? '-'} ${JSON.stringify(path)}\n`;
}

/** In hex. */
export function hashEntry(entry: EntryFacts, files: readonly EntryFile[]): string {
  const hash = createHash('sha256');
  for (const line of entryLines(entry, files)) hash.update(line);
  return hash.digest('hex');
}
