import { closeSync, createReadStream, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { cacheControl } from '../lib/cache-control.ts';
import { contentType } from '../lib/content-type.ts';
import { isMissing } from '../lib/file-errors.ts';
import { uploadHeaders } from '../lib/upload-headers.ts';

/** Most pages, and most pictures: opening a stream for them takes longer than reading them. */
const IN_ONE_GO = 256 * 1024;

/** Opens a file; null when there is none. @throws Error when it cannot be read. */
function open(file: string): { fd: number; stat: Stats } | null {
  try {
    const fd = openSync(file, 'r');
    const stat = fstatSync(fd);
    if (stat.isFile()) return { fd, stat };
    closeSync(fd);
    return null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const etagOf = ({ size, mtimeMs }: Stats) => `W/"${size}-${Math.round(mtimeMs)}"`;

const isKnown = ({ headers }: IncomingMessage, etag: string) =>
  headers['if-none-match']?.split(',').some((known) => [etag, '*'].includes(known.trim())) ?? false;

/** The bytes that are asked for, both ends included; null for all of them. */
function rangeOf({ headers }: IncomingMessage, size: number): { start: number; end: number } | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  // The rest of a download may be that of another version, which only an ETag of the bytes themselves could show.
  if (!(first || last) || headers['if-range']) return null;
  if (!first) return { start: Math.max(size - Number(last), 0), end: size - 1 };
  const range = { start: Number(first), end: last ? Math.min(Number(last), size - 1) : size - 1 };
  return last && Number(last) < range.start ? null : range;
}

/**
 * Sends a file with an ETag, in full or the part that is asked for, as it is at the moment of opening it: publications
 * replace and remove files while readers load them.
 * @param path names the file to readers.
 * @returns false when there is none.
 */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: string, path: string): boolean {
  const opened = open(file);
  if (!opened) return false;
  const { fd, stat } = opened;
  const { size } = stat;
  const sendHead = (status: number, headers: Record<string, string | number> = {}) => {
    closeSync(fd);
    response.writeHead(status, headers).end();
    return true;
  };
  response.setHeader('cache-control', cacheControl(path));
  for (const [name, value] of Object.entries(uploadHeaders(path))) response.setHeader(name, value);
  response.setHeader('etag', etagOf(stat));
  if (isKnown(request, etagOf(stat))) return sendHead(304);

  const range = request.method === 'GET' ? rangeOf(request, size) : null;
  if (range && range.start >= size) return sendHead(416, { 'content-range': `bytes */${size}` });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const headers = {
    'content-type': contentType(file),
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    'last-modified': stat.mtime.toUTCString(),
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
  };
  if (request.method === 'HEAD' || size === 0) return sendHead(200, headers);
  response.writeHead(range ? 206 : 200, headers);
  const length = end - start + 1;
  if (length <= IN_ONE_GO) {
    const bytes = Buffer.allocUnsafe(length);
    readSync(fd, bytes, 0, length, start);
    closeSync(fd);
    response.end(bytes);
    return true;
  }
  // Closes the file whatever happens; a reader who has gone is no error.
  pipeline(createReadStream('', { fd, start, end }), response, () => {});
  return true;
}
