import { backup } from 'node:sqlite';
import { momentIn, withOffset } from '@patient-press/shared/time-zones';
import { z } from 'zod';
import { pastErrors as errors, pastWords as words } from '../words/past.ts';
import { openToRead, PastError } from './database.ts';
import { erase } from './erase.ts';
import { type PastReader, readPast } from './read-past.ts';
import { verifyPast } from './verify.ts';

/** What `press past` is asked for. */
export interface PastQuestion {
  /** Of a page: a path or a URL. */
  address: string | undefined;
  at: string | undefined;
  verify: boolean;
  head: string | undefined;
  /** A file that is to be a copy of the record. */
  copy: string | undefined;
  /** A page or file whose bytes are to go. */
  erase: string | undefined;
  reason: string | undefined;
}

/** Where answers go. `note` is for people, where bytes go to `write`. */
export interface Output {
  write(bytes: Buffer | string): void;
  note(line: string): void;
}

const localTime = /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d))?$/;

const withOwnOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A time by the clocks of a time zone, or with an offset, as ISO in UTC. A day is its first moment. @throws PastError */
export function momentOf(text: string, timeZone: string): string {
  const [, day, hour = '00', minute = '00'] = localTime.exec(text) ?? [];
  if (day && z.iso.date().safeParse(day).success) return momentIn(timeZone, day, `${hour}:${minute}`);
  if (withOwnOffset.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw new PastError(errors.notAMoment({ at: text }));
}

/** @throws PastError when there is none. */
const reading = <T>(dir: string, read: (past: PastReader) => T): T =>
  readPast(dir, (past) => {
    if (!past) throw new PastError(errors.noRecord({ dir }));
    return read(past);
  });

/** Copies the record as it is at one moment, also while a press writes it. @throws PastError */
async function copyPast(dir: string, file: string): Promise<void> {
  const database = openToRead(dir);
  if (!database) throw new PastError(errors.noRecord({ dir }));
  try {
    await backup(database, file);
  } finally {
    database.close();
  }
}

/** @throws PastError when the record names no such file. */
function fileOf(past: PastReader, address: string): string {
  const file = past.fileAt(address);
  if (file === null) throw new PastError(errors.neverThere({ address }));
  return file;
}

function listVersions(past: PastReader, address: string, { write }: Output): void {
  const timeZone = past.timeZone();
  for (const { at, digest, size, gone, why } of past.versions(fileOf(past, address))) {
    const what =
      digest === null ? words.removed : `${digest} ${words.size(size ?? 0)}${gone ? ` (${words.gone[gone]})` : ''}`;
    write(`${withOffset(at, timeZone)}  ${what}  ${why}\n`);
  }
}

function printBytes(past: PastReader, address: string, asked: string, { write, note }: Output): void {
  const at = momentOf(asked, past.timeZone());
  const version = past.at(fileOf(past, address), at);
  if (!version) throw new PastError(errors.notYet({ at, begins: past.beginning() ?? at }));
  const { id, digest, gone } = version;
  if (id === null || digest === null) throw new PastError(errors.removed({ since: version.at }));
  const bytes = gone === null ? past.bytes(id) : null;
  if (!bytes) throw new PastError(errors.gone[gone ?? 'pruned']({ digest }));
  note(words.shown({ number: version.number, at: version.at, until: version.until, digest }));
  write(bytes);
}

function verify(dir: string, head: string | null, { write, note }: Output): number {
  const database = openToRead(dir);
  if (!database) throw new PastError(errors.noRecord({ dir }));
  try {
    const { faults, ...verified } = verifyPast(database, head);
    for (const fault of faults) note(`✖ ${fault}`);
    write(`${faults.length === 0 ? words.verified(verified) : words.faulty({ faults: faults.length })}\n`);
    if (verified.hash) write(`${words.head({ hash: verified.hash })}\n`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    database.close();
  }
}

/**
 * Answers `press past`.
 * @param dir where the record is.
 * @returns the exit code: 1 for a record that is not proven. @throws PastError
 */
export async function answerPast(dir: string, asked: PastQuestion, output: Output): Promise<number> {
  const { address, at, head = null, reason } = asked;
  if (asked.verify) return verify(dir, head, output);
  if (asked.copy !== undefined) {
    await copyPast(dir, asked.copy);
    output.write(`${words.copied({ file: asked.copy })}\n`);
    return 0;
  }
  const { erase: erased } = asked;
  if (erased !== undefined) {
    if (!reason) throw new PastError(errors.noReason);
    const path = reading(dir, (past) => fileOf(past, erased));
    const { head: entry, count } = erase(dir, path, reason);
    output.write(`${words.erased({ count, path })}\n${words.entry(entry)}\n`);
    return 0;
  }
  reading(dir, (past) => {
    if (address !== undefined && at !== undefined) return printBytes(past, address, at, output);
    if (address !== undefined) return listVersions(past, address, output);
    const newest = past.head();
    return output.write(`${newest ? words.entry(newest) : errors.noRecord({ dir })}\n`);
  });
  return 0;
}
