import type { IncomingMessage } from 'node:http';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import { ProblemError } from './problem';

const tooLarge = (maxBytes: number) => new ProblemError(413, 'too-large', requestErrors.tooLong({ maxBytes }));

function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= maxBytes) chunks.push(chunk);
      // How much still comes is not known: it is not waited for.
      else fail(tooLarge(maxBytes));
    });
    request.once('end', () => done(Buffer.concat(chunks)));
    request.once('error', (cause) => fail(new ProblemError(400, 'malformed', requestErrors.cutOff, { cause })));
    request.once('close', () => fail(new ProblemError(400, 'malformed', requestErrors.cutOff)));
  });
}

/** Receives a body to its end, and drops it: its sender reads the answer only then. */
const dropBody = (request: IncomingMessage): Promise<void> =>
  new Promise((done) => {
    request.once('end', done).once('close', done).resume();
  });

/**
 * The bytes of a request's body. No more than `maxBytes` of them are held in memory.
 * @throws ProblemError when it is larger than allowed, or breaks off.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) <= maxBytes) return readBytes(request, maxBytes);
  await dropBody(request);
  throw tooLarge(maxBytes);
}

/** @throws TypeError when the bytes are no UTF-8. */
export const inUtf8 = (bytes: Buffer): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
