import type { IncomingMessage } from 'node:http';

/** A body is larger than allowed. */
export class BodyTooLargeError extends Error {
  override name = 'BodyTooLargeError';
}

/**
 * The bytes of a request's body. Never holds more than `maxBytes` of them, but receives all: a browser reads the answer
 * only then.
 * @throws BodyTooLargeError, and Error when it breaks off.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    received += bytes.length;
    if (received <= maxBytes) chunks.push(bytes);
    else chunks.length = 0;
  }
  if (received > maxBytes) throw new BodyTooLargeError(`The body is larger than ${maxBytes} bytes.`);
  return Buffer.concat(chunks);
}
