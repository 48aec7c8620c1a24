import type { IncomingMessage } from 'node:http';
import { ProblemError } from './problem';

const isJson = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const tooLarge = (maxBytes: number) =>
  new ProblemError(413, 'too-large', `This is more than can be sent here (${maxBytes} bytes). Shorten it.`);

function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= maxBytes) chunks.push(chunk);
      // What still comes is received, and dropped: who sends it reads the answer only then.
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

/**
 * The JSON of a request's body, not checked any further.
 * @throws ProblemError when it is something else, is larger than allowed, or is not JSON in UTF-8.
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!isJson.test(type) || encoding !== 'identity')
    throw new ProblemError(415, 'not-json', 'Only JSON in UTF-8 is understood here, sent as application/json.');
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    request.resume();
    throw tooLarge(maxBytes);
  }
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new ProblemError(400, 'malformed', 'What was sent is not JSON in UTF-8.', { cause });
  }
}
