import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentType } from './content-type.ts';
import { isMissing } from './file-errors.ts';

/** How a file is sent smaller, and the ending of the copy beside it that is sent. Best first. */
export const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** In bytes. What is smaller fits into one packet anyway. */
const SMALLEST = 1024;

/**
 * Of 60 kB of HTML, this makes 14.4 kB in 2 ms. The best quality, 11, would make 13.0 kB in 54 ms, and the next publication
 * would wait for that.
 */
const BROTLI_QUALITY = 6;

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Text, by its name. Pictures, fonts and PDFs are compressed already. Lists for hosts are not sent to anyone. */
export const isCompressible = (path: string): boolean =>
  !/(^|\/)_(headers|redirects)/.test(path) &&
  /^(text\/|image\/svg|application\/(json|manifest\+json|xml|rss\+xml))/.test(contentType(path));

/** Whether a path is that of a compressed copy, and not of a file of its own. */
export const isCompressedCopy = (path: string): boolean =>
  encodings.some(({ ending }) => path.endsWith(ending) && isCompressible(path.slice(0, -ending.length)));

/** Where the compressed copies of a file are, if it may have any. */
export const copyPathsOf = (path: string): string[] =>
  isCompressible(path) ? encodings.map(({ ending }) => path + ending) : [];

/** Whether a file has compressed copies. @param size in bytes. */
export const hasCopies = (path: string, size: number): boolean => size >= SMALLEST && isCompressible(path);

/** The compressed copies of a file, by their paths; none where they would save nothing. */
export async function compress(path: string, bytes: Buffer): Promise<{ path: string; bytes: Buffer }[]> {
  if (!hasCopies(path, bytes.length)) return [];
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const made = { br: packBrotli(bytes, { params }), gzip: packGzip(bytes) };
  return Promise.all(encodings.map(async ({ name, ending }) => ({ path: path + ending, bytes: await made[name] })));
}

/** By this, a copy is known to be of one version of its file: in milliseconds. */
export const versionOf = ({ mtime }: Pick<Stats, 'mtime'>): number => mtime.getTime();

/** Whether the copies beside a file were made of it, as far as it is to have any. @param file on the disk. */
export async function areCopiesCurrent(file: string): Promise<boolean> {
  const look = async (path: string) => {
    const found = await stat(path).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    return found && { size: found.size, version: versionOf(found) };
  };
  const own = await look(file);
  if (!own || !hasCopies(file, own.size)) return true;
  const copies = await Promise.all(copyPathsOf(file).map(look));
  return copies.every((copy) => copy?.version === own.version);
}
