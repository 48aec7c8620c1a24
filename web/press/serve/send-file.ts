import { closeSync, createReadStream, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { cacheControl } from '../lib/cache-control.ts';
import { encodings, isCompressible, versionOf } from '../lib/compressed-copies.ts';
import { contentType } from '../lib/content-type.ts';
import { isMissing } from '../lib/file-errors.ts';
import { sendProblem, uncached } from '../lib/responses.ts';
import { uploadHeaders } from '../lib/upload-headers.ts';
import { answers } from '../words/answers.ts';
import { acceptedEncodings, type Encoding } from './accepted-encodings.ts';

/** Most pages, and most pictures: opening a stream for them takes longer than reading them. */
const IN_ONE_GO = 256 * 1024;

interface Opened {
  fd: number;
  stat: Stats;
}

/** A file as it is sent: itself, or a compressed copy. */
interface Sent extends Opened {
  encoding: Encoding;
}

/** Opens a file; null when there is none. @throws Error when it cannot be read. */
function open(file: string): Opened | null {
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

/** The compressed copy of a file, if there is one of this very version. */
function openCopy(file: string, { stat }: Opened, encoding: Encoding): Opened | null {
  const ending = encodings.find(({ name }) => name === encoding)?.ending;
  const copy = ending === undefined ? null : open(file + ending);
  if (!copy || versionOf(copy.stat) === versionOf(stat)) return copy;
  closeSync(copy.fd);
  return null;
}

/** The encodings in which a file may be sent, best first. Parts of a file are parts of its own bytes, where that may be. */
function wantedEncodings({ headers }: IncomingMessage): Encoding[] {
  const accepted = acceptedEncodings(headers['accept-encoding']);
  return headers.range && accepted.includes('identity') ? ['identity'] : accepted;
}

/** Chooses what is sent of a file that is open; null, with the file closed, when the request accepts none of it. */
function choose(request: IncomingMessage, file: string, own: Opened): Sent | null {
  const mayHaveCopies = isCompressible(file);
  for (const encoding of wantedEncodings(request)) {
    if (encoding === 'identity') return { ...own, encoding };
    const copy = mayHaveCopies ? openCopy(file, own, encoding) : null;
    if (!copy) continue;
    closeSync(own.fd);
    return { ...copy, encoding };
  }
  closeSync(own.fd);
  return null;
}

/** One for each encoding: a cache must not take the bytes of one for those of another. */
const etagOf = ({ stat: { size, mtimeMs }, encoding }: Sent) =>
  `W/"${size}-${Math.round(mtimeMs)}${encoding === 'identity' ? '' : `-${encoding}`}"`;

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

function sendHead({ fd }: Opened, response: ServerResponse, status: number, headers: Record<string, string | number>) {
  closeSync(fd);
  response.writeHead(status, headers).end();
}

/** Sends bytes of a file, both ends included, and closes it. The head was written. */
function sendBytes({ fd }: Opened, response: ServerResponse, start: number, end: number) {
  const length = end - start + 1;
  // Closes the file whatever happens; a reader who has gone is no error.
  if (length > IN_ONE_GO) return void pipeline(createReadStream('', { fd, start, end }), response, () => {});
  const bytes = Buffer.allocUnsafe(length);
  readSync(fd, bytes, 0, length, start);
  closeSync(fd);
  response.end(bytes);
}

/** What a file is, without what it is called. */
const contentHeaders = (file: string, { stat, encoding }: Sent) => ({
  'content-type': contentType(file),
  'last-modified': stat.mtime.toUTCString(),
  ...(encoding !== 'identity' && { 'content-encoding': encoding }),
});

/** Opens what is sent of a file; `refused` when the request accepts none of it, null when there is no file. */
function openSent(request: IncomingMessage, response: ServerResponse, file: string): Sent | 'refused' | null {
  const own = open(file);
  if (!own) return null;
  if (isCompressible(file)) response.setHeader('vary', 'Accept-Encoding');
  return choose(request, file, own) ?? 'refused';
}

const refuse = (response: ServerResponse) => sendProblem(response, 406, 'no-encoding', answers.noEncoding);

/**
 * Sends a file with an ETag, compressed where that is accepted, in full or the part that is asked for, as it is at the
 * moment of opening it: publications replace and remove files while readers load them.
 * @param path names the file to readers.
 * @returns false when there is none.
 */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: string, path: string): boolean {
  const sent = openSent(request, response, file);
  if (!sent) return false;
  if (sent === 'refused') return refuse(response);
  const { size } = sent.stat;
  response.setHeader('cache-control', cacheControl(path));
  for (const [name, value] of Object.entries(uploadHeaders(path))) response.setHeader(name, value);
  response.setHeader('etag', etagOf(sent));
  if (isKnown(request, etagOf(sent))) {
    sendHead(sent, response, 304, {});
    return true;
  }
  const range = request.method === 'GET' && sent.encoding === 'identity' ? rangeOf(request, size) : null;
  if (range && range.start >= size) {
    sendHead(sent, response, 416, { 'content-range': `bytes */${size}` });
    return true;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const headers = {
    ...contentHeaders(file, sent),
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
  };
  if (request.method === 'HEAD' || size === 0) sendHead(sent, response, 200, headers);
  else {
    response.writeHead(range ? 206 : 200, headers);
    sendBytes(sent, response, start, end);
  }
  return true;
}

/** Answers with the site's page for what is not there, which no one stores. @returns false when the site has none yet. */
export function sendErrorPage(request: IncomingMessage, response: ServerResponse, file: string): boolean {
  const sent = openSent(request, response, file);
  if (!sent) return false;
  if (sent === 'refused') return refuse(response);
  const { size } = sent.stat;
  const { 'last-modified': _, ...headers } = contentHeaders(file, sent);
  const head = { ...headers, 'content-length': size, ...uncached };
  if (request.method === 'HEAD' || size === 0) sendHead(sent, response, 404, head);
  else {
    response.writeHead(404, head);
    sendBytes(sent, response, 0, size - 1);
  }
  return true;
}
