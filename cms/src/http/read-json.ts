import type { IncomingMessage } from 'node:http';
import { ProblemError } from './problem';

const tooLarge = (maxBytes: number) =>
  new ProblemError(413, 'too-large', `This is more than can be sent here (${maxBytes} bytes). Shorten it.`);

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
    request.once('error', (cause) =>
      fail(new ProblemError(400, 'malformed', 'Not all of the request arrived. Send it again.', { cause })),
    );
    request.once('close', () =>
      fail(new ProblemError(400, 'malformed', 'Not all of the request arrived. Send it again.')),
    );
  });
}

/** Receives a body to its end, and drops it. Whoever sends it reads the answer only then. */
const dropBody = (request: IncomingMessage): Promise<void> =>
  new Promise((done) => {
    request.once('end', done).once('close', done).resume();
  });

/**
 * The JSON of a request's body, not checked any further. No more than `maxBytes` of it are kept in memory.
 * @throws ProblemError when it is larger than allowed, breaks off, or is not JSON in UTF-8.
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    await dropBody(request);
    throw tooLarge(maxBytes);
  }
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new ProblemError(400, 'malformed', 'What was sent is not JSON in UTF-8.', { cause });
  }
}
