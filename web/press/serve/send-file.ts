import { closeSync, createReadStream, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { cacheControl } from '../lib/cache-control.ts';
import { encodings, isCompressible, versionOf } from '../lib/compressed-copies.ts';
import { contentType } from '../lib/content-type.ts';
import { isMissing } from '../lib/file-errors.ts';
import { sendProblem, uncached } from '../lib/responses.ts';
import { textVersionHeaders } from '../lib/text-version-headers.ts';
import { uploadHeaders } from '../lib/upload-headers.ts';
import { answers } from '../words/answers.ts';
import { acceptedEncodings, type Encoding } from './accepted-encodings.ts';

/** Most pages, and most pictures: opening a stream for them takes longer than reading them. */
const IN_ONE_GO = 256 * 1024;

/** A file as it is sent, itself or a compressed copy, and what it was when it was chosen. */
interface Chosen {
  path: string;
  stat: Stats;
  encoding: Encoding;
}

interface Sent extends Chosen {
  fd: number;
}

/** @throws Error when it cannot be looked at. */
function statFile(path: string): Stats | null {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() ? stat : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const isSame = (a: Stats, b: Stats) => a.ino === b.ino && a.size === b.size && versionOf(a) === versionOf(b);

/** Opens what was chosen; null when it is gone, or another file has taken its place. @throws Error when it cannot be read. */
function open(chosen: Chosen): Sent | null {
  try {
    const fd = openSync(chosen.path, 'r');
    if (isSame(fstatSync(fd), chosen.stat)) return { ...chosen, fd };
    closeSync(fd);
    return null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The compressed copy of a file, if there is one of this very version. */
function findCopy(file: string, own: Stats, encoding: Encoding): Chosen | null {
  const ending = encodings.find(({ name }) => name === encoding)?.ending;
  const path = file + ending;
  const stat = ending === undefined ? null : statFile(path);
  return stat && versionOf(stat) === versionOf(own) ? { path, stat, encoding } : null;
}

/** The encodings in which a file may be sent, best first. Parts of a file are parts of its own bytes, where that may be. */
function wantedEncodings({ headers }: IncomingMessage): Encoding[] {
  const accepted = acceptedEncodings(headers['accept-encoding']);
  return headers.range && accepted.includes('identity') ? ['identity'] : accepted;
}

/** Chooses what is sent of a file; `refused` when the request accepts none of it, null when there is no file. */
function choose(request: IncomingMessage, response: ServerResponse, file: string): Chosen | 'refused' | null {
  const own = statFile(file);
  if (!own) return null;
  const mayHaveCopies = isCompressible(file);
  if (mayHaveCopies) response.setHeader('vary', 'Accept-Encoding');
  for (const encoding of wantedEncodings(request)) {
    if (encoding === 'identity') return { path: file, stat: own, encoding };
    const copy = mayHaveCopies ? findCopy(file, own, encoding) : null;
    if (copy) return copy;
  }
  return 'refused';
}

/** One for each encoding: a cache must not take the bytes of one for those of another. */
const etagOf = ({ stat: { size, mtimeMs }, encoding }: Chosen) =>
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

/** Sends bytes of a file, both ends included, and closes it. The head was written. */
function sendBytes({ fd }: Sent, response: ServerResponse, start: number, end: number) {
  const length = end - start + 1;
  // Closes the file whatever happens; a reader who has gone is no error.
  if (length > IN_ONE_GO) return void pipeline(createReadStream('', { fd, start, end }), response, () => {});
  const bytes = Buffer.allocUnsafe(length);
  readSync(fd, bytes, 0, length, start);
  closeSync(fd);
  response.end(bytes);
}

/** What a file is, without what it is called. */
const contentHeaders = (file: string, { stat, encoding }: Chosen) => ({
  'content-type': contentType(file),
  'last-modified': stat.mtime.toUTCString(),
  ...(encoding !== 'identity' && { 'content-encoding': encoding }),
});

const refuse = (response: ServerResponse) => sendProblem(response, 406, 'no-encoding', answers.noEncoding);

/** Sends a chosen file with an ETag, in full or the part that is asked for. @returns false when it is no longer there. */
function send(request: IncomingMessage, response: ServerResponse, file: string, path: string, chosen: Chosen): boolean {
  const { size } = chosen.stat;
  const etag = etagOf(chosen);
  // With the head, not before: when the file has gone, another one is answered with.
  const named = { 'cache-control': cacheControl(path), ...uploadHeaders(path), ...textVersionHeaders(path), etag };
  if (isKnown(request, etag)) {
    response.writeHead(304, named).end();
    return true;
  }
  const range = request.method === 'GET' && chosen.encoding === 'identity' ? rangeOf(request, size) : null;
  if (range && range.start >= size) {
    response.writeHead(416, { ...named, 'content-range': `bytes */${size}` }).end();
    return true;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const headers = {
    ...named,
    ...contentHeaders(file, chosen),
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
  };
  return sendBody(request, response, chosen, { status: range ? 206 : 200, headers, start, end });
}

/** @returns false when the file is no longer there. */
function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  chosen: Chosen,
  { status, headers, start, end }: { status: number; headers: OutgoingHttpHeaders; start: number; end: number },
): boolean {
  if (request.method === 'HEAD' || end < start) {
    response.writeHead(status, headers).end();
    return true;
  }
  const sent = open(chosen);
  if (!sent) return false;
  response.writeHead(status, headers);
  sendBytes(sent, response, start, end);
  return true;
}

/**
 * Sends a file with an ETag, compressed where that is accepted, in full or the part that is asked for, as it is at the
 * moment of opening it: publications replace and remove files while readers load them. What a reader has already is not opened.
 * @param path names the file to readers.
 * @returns false when there is none.
 */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: string, path: string): boolean {
  for (;;) {
    const chosen = choose(request, response, file);
    if (!chosen) return false;
    if (chosen === 'refused') return refuse(response);
    if (send(request, response, file, path, chosen)) return true;
  }
}

/** Answers with the site's page for what is not there, which no one stores. @returns false when the site has none yet. */
export function sendErrorPage(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  status: 404 | 410 = 404,
): boolean {
  for (;;) {
    const chosen = choose(request, response, file);
    if (!chosen) return false;
    if (chosen === 'refused') return refuse(response);
    const { size } = chosen.stat;
    const { 'last-modified': _, ...headers } = contentHeaders(file, chosen);
    const head = { ...headers, 'content-length': size, ...uncached };
    if (sendBody(request, response, chosen, { status, headers: head, start: 0, end: size - 1 })) return true;
  }
}
