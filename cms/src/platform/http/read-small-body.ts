import type { IncomingMessage } from 'node:http';

/** A button, and the token of a link. */
const MAX_BYTES = 2000;
/** Received and dropped, because whoever sends it reads the answer only then. What is larger is cut off. */
const MAX_DROPPED = 1_000_000;

/** The body of a form with a button. @returns null when it is larger than any. */
export async function readSmallBody(request: IncomingMessage): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of request) {
    received += chunk.length;
    if (received <= MAX_BYTES) chunks.push(chunk);
    if (received > MAX_DROPPED) break;
  }
  return received > MAX_BYTES ? null : new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
