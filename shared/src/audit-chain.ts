import { createHash } from 'node:crypto';

/** An entry of the audit log as Postgres writes its fields out, in the order in which they are hashed. */
export interface ChainedEntry {
  /** In hex, as is `hash`. */
  previousHash: string;
  id: string;
  /** As `2026-11-28T14:05:09.123456Z`. */
  at: string;
  actorKind: string;
  actorId: string;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectTitle: string;
  /** JSON, as Postgres writes a `jsonb`. */
  detail: string;
  hash: string;
}

/** What the first entry names as the hash before it. */
const NO_HASH = '0'.repeat(64);

/**
 * What is hashed of an entry: its fields as netstrings (https://cr.yp.to/proto/netstrings.txt), so that no two entries have the
 * same form. `patient_press_audit_hash` in the database does the same.
 */
export const canonicalForm = (entry: Omit<ChainedEntry, 'hash'>): string =>
  [
    entry.previousHash,
    entry.id,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.subjectTitle,
    entry.detail,
  ]
    .map((field) => `${Buffer.byteLength(field)}:${field},`)
    .join('');

/** The hash of an entry, in hex. */
export const hashOf = (entry: Omit<ChainedEntry, 'hash'>): string =>
  createHash('sha256').update(canonicalForm(entry)).digest('hex');

/** The last entry: `412:9f86…`. Noted elsewhere, it shows later whether entries were removed from the end. */
export interface Head {
  id: number;
  hash: string;
}

export const headInWords = ({ id, hash }: Head): string => `${id}:${hash}`;

/** @returns null when it is none. */
export function readHead(noted: string): Head | null {
  const found = /^(\d{1,15}):([\da-f]{64})$/.exec(noted.trim());
  return found?.[1] && found[2] ? { id: Number(found[1]), hash: found[2] } : null;
}

/** How a chain was found: whole, or broken at the first entry that doesn't fit. */
export type ChainState = { isWhole: true; entries: number; head: Head } | { isWhole: false; id: number; why: string };

function faultOf(entry: ChainedEntry, before: Head, noted: Head | null): string | null {
  const id = Number(entry.id);
  if (id > before.id + 1)
    return before.id + 1 === id - 1
      ? `Entry ${before.id + 1} is missing.`
      : `Entries ${before.id + 1} to ${id - 1} are missing.`;
  if (id <= before.id) return `Entry ${id} comes after entry ${before.id}: one of them was inserted.`;
  if (hashOf(entry) !== entry.hash) return `Entry ${id} was changed after it was recorded.`;
  if (entry.previousHash !== before.hash)
    return `Entry ${id} doesn’t follow entry ${before.id}: one of them was inserted, replaced, or changed and hashed again.`;
  if (noted && noted.id === id && noted.hash !== entry.hash)
    return `Entry ${id} isn’t the one whose hash was noted: the log was written again from an entry before it.`;
  return null;
}

/**
 * Checks that each entry is as it was recorded and follows the one before.
 * @param entries all of them, by id.
 * @param noted the last entry at some time before.
 */
export async function verifyChain(
  entries: AsyncIterable<ChainedEntry>,
  noted: Head | null = null,
): Promise<ChainState> {
  let head: Head = { id: 0, hash: NO_HASH };
  for await (const entry of entries) {
    const fault = faultOf(entry, head, noted);
    if (fault) return { isWhole: false, id: Number(entry.id), why: fault };
    head = { id: Number(entry.id), hash: entry.hash };
  }
  if (noted && noted.id > head.id)
    return {
      isWhole: false,
      id: head.id + 1,
      why: `The log ends with entry ${head.id}, but entry ${noted.id} was noted: entries were removed from its end.`,
    };
  return { isWhole: true, entries: head.id, head };
}
