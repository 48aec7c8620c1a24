import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { areCopiesCurrent, compress, isCompressible } from '../lib/compressed-copies.ts';
import { isAboutOneFile, isMissing } from '../lib/file-errors.ts';
import { log } from '../lib/log.ts';

/** Each is compressed twice at once, on threads of their own. */
const AT_ONCE = 2;

async function addCopiesOf(file: string, draftDir: string): Promise<void> {
  if (await areCopiesCurrent(file)) return;
  const [bytes, { mtime }] = [await readFile(file), await stat(file)];
  for (const copy of await compress(file, bytes)) {
    const draft = join(draftDir, randomUUID());
    await writeFile(draft, copy.bytes);
    // What shows that it is of this version of its file.
    await utimes(draft, mtime, mtime);
    await rename(draft, copy.path);
  }
}

/**
 * Puts compressed copies beside files that have none of their version yet. While it runs, no one may replace the files.
 * Whatever keeps it from doing so costs readers the smaller copy only: it is reported, and tried again at the next start.
 * @param paths below the folder.
 * @param draftDir on the folder's disk; it is gone afterwards.
 */
export async function addCopies(outDir: string, paths: readonly string[], draftDir: string): Promise<void> {
  const files = paths.filter(isCompressible).map((path) => join(outDir, path));
  if (files.length === 0) return;
  const addOne = (file: string) =>
    addCopiesOf(file, draftDir).catch((error: unknown) => {
      // It was taken away, or something else has the name of its copy.
      if (!isMissing(error) && !isAboutOneFile(error)) throw error;
    });
  try {
    await mkdir(draftDir, { recursive: true });
    await pMap(files, addOne, { concurrency: AT_ONCE });
  } catch (error) {
    log.warn(`Compressed copies in ${outDir} couldn’t be made, so readers get some files as they are:`, error);
  } finally {
    await rm(draftDir, { recursive: true, force: true });
  }
}
