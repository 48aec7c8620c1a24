import { access } from 'node:fs/promises';
import type { PersistentMap } from '../lib/persistent-map.ts';
import { type ObjectFile, openObjectFile } from './object-file.ts';

/** Where the files go: each call is one request, and rejects when it was not granted. */
export interface Bucket {
  put(file: ObjectFile): Promise<void>;
  remove(path: string): Promise<void>;
  /** A sentence that says what happened, why, and what to do. */
  explain(error: unknown): string;
  /** Gives up the requests under way. */
  close(): void;
}

export interface MirrorOptions {
  dir: string;
  /** Path → fingerprint of what was copied. */
  copied: PersistentMap<string>;
  bucket: Bucket;
}

/** In `copied`: it is not known what the bucket has, because a request was begun and no answer noted. */
const BEGUN = '';

/**
 * Makes one file of the bucket agree with the folder. Resolves to false, without a request, where it would have to be
 * removed and may not yet.
 */
export type Reconcile = (path: string, how: { redirect: string | undefined; mayRemove: boolean }) => Promise<boolean>;

/** What was not copied from here, by what is noted in `copied`, is never removed. */
export function openReconcile({ dir, copied, bucket }: MirrorOptions): Reconcile {
  const record = (path: string, fingerprint: string | null) => copied.update([[path, fingerprint]]);

  /** Before the request, so that a crash, or an answer that is lost, leaves no false memory. */
  const begin = async (path: string) => {
    if (copied.values.get(path) !== BEGUN) await record(path, BEGUN);
  };

  const copy = async (file: ObjectFile) => {
    if (copied.values.get(file.path) === file.fingerprint) return;
    await begin(file.path);
    await bucket.put(file);
    await record(file.path, file.fingerprint);
  };

  const remove = async (path: string) => {
    if (!copied.values.has(path)) return;
    // A folder that is missing as a whole is no publication.
    await access(dir);
    await begin(path);
    await bucket.remove(path);
    await record(path, null);
  };

  return async (path, { redirect, mayRemove }) => {
    const file = await openObjectFile(dir, path, redirect);
    if (!file) {
      if (mayRemove) await remove(path);
      return mayRemove;
    }
    try {
      await copy(file);
      return true;
    } finally {
      await file.close();
    }
  };
}
