import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import { PROBLEM_TYPE, problemDocument } from './problem-document.ts';
import { requestErrors } from './words/request-errors.ts';

/** How long and how large a request to one of our servers may be, before anything else looks at it. */

/**
 * Headers come within twenty seconds; connections are looked at every five. Node's own limit for a whole request is off: it
 * would cut off a large upload over a slow line. `limitRequests` asks for a rate instead.
 */
export const serverOptions = {
  headersTimeout: 20_000,
  requestTimeout: 0,
  connectionsCheckingInterval: 5000,
} as const satisfies ServerOptions;

interface Limits {
  /** The most bytes that a request's body may have. */
  maxBytes(request: IncomingMessage): number;
  /** How long a body may take, however little of it there is. As Apache's mod_reqtimeout has it. */
  graceMs?: number;
  /** For each second beyond that, so much of it must have come. 50 MB may take three and a half hours. */
  bytesPerSecond?: number;
}

const GRACE_MS = 20_000;
const BYTES_PER_SECOND = 4096;
const CHECK_MS = 1000;
/** So long, what still comes of a refused body is received and dropped: closed at once, its sender may never read the answer. */
const LINGER_MS = 2000;

const announcedBytes = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);
const hasBody = (request: IncomingMessage): boolean =>
  announcedBytes(request) > 0 || request.headers['transfer-encoding'] !== undefined;

/** Answers with a problem document, without waiting for the body, and closes the connection. */
function refuse(request: IncomingMessage, response: ServerResponse, status: 408 | 413, detail: string): void {
  const { socket } = request;
  const close = () => {
    socket.destroy();
  };
  if (response.headersSent) {
    close();
    return;
  }
  const body = JSON.stringify(problemDocument(status, status === 413 ? 'too-large' : 'too-slow', detail));
  response.writeHead(status, {
    'content-type': PROBLEM_TYPE,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
  });
  // Not ended: Node would close the connection at once.
  response.write(body);
  request.resume().once('end', close).once('error', close);
  setTimeout(close, LINGER_MS).unref();
}

interface Receiving {
  request: IncomingMessage;
  response: ServerResponse;
  since: number;
  bytesBefore: number;
  maxBytes: number;
}

/**
 * Refuses with 413 a body that is announced as larger than allowed, before any of it is read. Closes the connection of one that
 * becomes larger, or comes more slowly than anyone's line: with 408 if nothing was answered yet. To be called when the server
 * has its handlers; they are not called for what is refused.
 */
export function limitRequests(server: Server, limits: Limits): void {
  const { maxBytes, graceMs = GRACE_MS, bytesPerSecond = BYTES_PER_SECOND } = limits;
  const receiving = new Set<Receiving>();

  const check = () => {
    const now = performance.now();
    for (const one of receiving) {
      const { request, response, since, bytesBefore } = one;
      const received = request.socket.bytesRead - bytesBefore;
      const isLate = now - since > graceMs + (received / bytesPerSecond) * 1000;
      const isOver = received > one.maxBytes;
      if (request.complete || request.destroyed || isLate || isOver) receiving.delete(one);
      if (request.complete || request.destroyed) continue;
      if (isOver) refuse(request, response, 413, requestErrors.tooLong({ maxBytes: one.maxBytes }));
      else if (isLate) refuse(request, response, 408, requestErrors.tooSlow);
    }
  };
  const timer = setInterval(check, CHECK_MS);
  timer.unref();
  server.once('close', () => clearInterval(timer));

  /** Whether the handlers may have it. */
  const admits = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!hasBody(request)) return true;
    const most = maxBytes(request);
    if (announcedBytes(request) > most) {
      refuse(request, response, 413, requestErrors.tooLong({ maxBytes: most }));
      return false;
    }
    const bytesBefore = request.socket.bytesRead;
    receiving.add({ request, response, since: performance.now(), bytesBefore, maxBytes: most });
    return true;
  };

  const handlers = server.listeners('request');
  server.removeAllListeners('request');
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    if (admits(request, response)) for (const handler of handlers) handler.call(server, request, response);
  };
  server.on('request', handle);
  // Who asks before sending is told before sending.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (announcedBytes(request) <= maxBytes(request)) response.writeContinue();
    handle(request, response);
  });
}
