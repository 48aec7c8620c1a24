import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isCompressible } from '../lib/compressed-copies.ts';
import { isMissing } from '../lib/file-errors.ts';
import { type Base, digestOf, encode, MOST_DELTAS } from './encoding.ts';
import type { KnownPath, Paths } from './paths.ts';
import type { Gone, Versions } from './versions.ts';

/**
 * Pictures are named by their content, and take fifty times the space of the page that shows them: what they looked like, the
 * media library says. Everything else that readers got is stored.
 */
export const isElsewhere = (path: string): boolean => path.startsWith('_pictures/');

/** A file as it was read from the disk, ready to be added to the record. */
export interface Taken {
  path: string;
  digest: Buffer;
  size: number;
  /** In milliseconds since 1970: by this and its size, it is known to be the same the next time. */
  modified: number;
  /** What is to be stored; null: the record has these very bytes. */
  stored: { base: number | null; bytes: Buffer | null; gone: Gone | null } | null;
}

function baseOf(versions: Versions, known: KnownPath | undefined): (Base & { id: number }) | null {
  if (known?.base == null || known.deltas >= MOST_DELTAS) return null;
  const whole = versions.whole(known.base);
  return whole && { id: known.base, ...whole };
}

/** Whether a version that is known is to be stored nevertheless. What was erased never is. */
const lacksBytes = (gone: Gone | null, path: string): boolean =>
  gone === 'pruned' || (gone === 'elsewhere' && !isElsewhere(path));

/** Reads a file of the site and prepares what the record is to say of it; null: it is no longer there. */
export async function takeFile(
  { paths, versions }: { paths: Paths; versions: Versions },
  outDir: string,
  path: string,
): Promise<Taken | null> {
  try {
    const file = join(outDir, path);
    const { mtimeMs: modified } = statSync(file);
    const bytes = readFileSync(file);
    const taken = { path, digest: digestOf(bytes), size: bytes.length, modified };
    const same = versions.find(taken.digest);
    if (same && !lacksBytes(same.gone, path)) return { ...taken, stored: null };
    if (isElsewhere(path)) return { ...taken, stored: { base: null, bytes: null, gone: 'elsewhere' } };
    const base = isCompressible(path) || path.startsWith('_') ? baseOf(versions, paths.find(path)) : null;
    const encoded = await encode(bytes, base);
    return { ...taken, stored: { base: encoded.isDelta && base ? base.id : null, bytes: encoded.bytes, gone: null } };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
