import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';
import { answerProblem, ProblemError } from '../http/problem';
import { takeCallbackRequest } from '../intake/take-callback-request';

type Take = (strapi: Core.Strapi, request: IncomingMessage, address: string) => Promise<void>;

/** What readers send, by path. */
const intake: Record<string, Take> = {
  '/api/callback-requests': takeCallbackRequest,
};

/** Whatever else goes wrong, the reader can only try again: what it was, the log says. */
function toProblem(strapi: Core.Strapi, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  strapi.log.error('A reader’s request could not be kept.');
  strapi.log.error(error);
  return new ProblemError(503, 'not-kept', 'This could not be taken down at the moment. Try again in a minute.', {
    retryAfterSeconds: 60,
  });
}

/**
 * Answers what readers send: 201 when it is durable, else a problem document. It stands before Strapi's own reading of
 * bodies, which accepts a hundred times as much, in any form, and answers in words that no reader understands.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const take = ctx.method === 'POST' ? intake[ctx.path.replace(/\/$/, '')] : undefined;
    if (!take) return next();
    ctx.set('Cache-Control', 'no-store');
    try {
      await take(strapi, ctx.req, ctx.ip);
      ctx.status = 201;
      ctx.body = { accepted: true };
    } catch (error) {
      answerProblem(ctx, toProblem(strapi, error));
    }
  };
