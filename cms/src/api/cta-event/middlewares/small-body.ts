import type { IncomingMessage } from 'node:http';
import { type Answering, answerProblem, ProblemError } from '../../../platform/http/problem';
import { readJson } from '../../../platform/http/read-json';

const PATH = '/api/cta-events';
/** More than 8 events take. */
const MAX_BYTES = 2048;

interface Context extends Answering {
  method: string;
  path: string;
  req: IncomingMessage;
  request: { is(types: string[]): string | false | null };
  state: { sent?: unknown };
}

/** @throws ProblemError */
async function readEvents(ctx: Context): Promise<unknown> {
  if (ctx.method !== 'POST') {
    ctx.set('allow', 'POST');
    throw new ProblemError(405, 'method-not-allowed', 'Counters are only sent here: use POST.');
  }
  if (ctx.request.is(['text/plain', 'application/json']) === false) {
    ctx.set('accept', 'text/plain, application/json');
    throw new ProblemError(415, 'unsupported-media-type', 'Send JSON, as text/plain or application/json.');
  }
  return readJson(ctx.req, MAX_BYTES);
}

/**
 * The door of `/api/cta-events`, before Strapi reads bodies: anyone may send there, and Strapi would read a megabyte.
 * Leaves what was sent in `ctx.state.sent`.
 */
export default () => async (ctx: Context, next: () => Promise<void>) => {
  if (ctx.path.replace(/\/$/, '') !== PATH || ctx.method === 'OPTIONS') return next();
  try {
    ctx.state.sent = await readEvents(ctx);
  } catch (error) {
    if (error instanceof ProblemError) return answerProblem(ctx, error);
    throw error;
  }
  // The body is read: Strapi's own reader, which goes by these, would wait for another.
  delete ctx.req.headers['content-length'];
  delete ctx.req.headers['transfer-encoding'];
  return next();
};
