import type { IncomingMessage } from 'node:http';
import { type Answering, answerProblem } from '../../../http/problem';

const PATH = '/api/cta-events';
const MAX_BYTES = 2048;

interface Context extends Answering {
  method: string;
  path: string;
  req: IncomingMessage;
  request: { is(types: string[]): string | false | null; length: number | undefined };
  state: { text?: string };
}

/** @returns the body; null as soon as it is larger than counters are. @throws Error when it breaks off. */
async function readSmall(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The door of `/api/cta-events`, before Strapi reads bodies: anybody may send there, and Strapi would read a megabyte.
 * Leaves the body in `ctx.state.text`.
 */
export default () => async (ctx: Context, next: () => Promise<void>) => {
  if (ctx.path.replace(/\/$/, '') !== PATH || ctx.method === 'OPTIONS') return next();
  if (ctx.method !== 'POST') {
    ctx.set('allow', 'POST');
    return answerProblem(ctx, 405, 'method-not-allowed', 'Counters are only sent here: use POST.');
  }
  const tooLarge = () => {
    // What still comes is received, and dropped: who sends it reads the answer only then.
    ctx.req.resume();
    answerProblem(ctx, 413, 'too-large', `Send at most ${MAX_BYTES} bytes, which is more than 8 events take.`);
  };
  if ((ctx.request.length ?? 0) > MAX_BYTES) return tooLarge();
  if (ctx.request.is(['text/plain', 'application/json']) === false) {
    ctx.set('accept', 'text/plain, application/json');
    return answerProblem(ctx, 415, 'unsupported-media-type', 'Send JSON, as text/plain or application/json.');
  }
  let text: string | null;
  try {
    text = await readSmall(ctx.req);
  } catch {
    return answerProblem(ctx, 400, 'malformed', 'The body broke off.');
  }
  if (text === null) return tooLarge();
  ctx.state.text = text;
  // The body is read: Strapi's own reader, which goes by these, would wait for another.
  delete ctx.req.headers['content-length'];
  delete ctx.req.headers['transfer-encoding'];
  return next();
};
