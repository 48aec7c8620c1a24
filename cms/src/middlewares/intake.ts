import { FEEDBACK } from '@patient-press/shared/feedback';
import { GUIDE_CHALLENGE, GUIDE_DOWNLOADS } from '@patient-press/shared/guide-request';
import type { Core } from '@strapi/strapi';
import { acceptCallbackRequest } from '../intake/accept-callback-request';
import { acceptFeedback } from '../intake/accept-feedback';
import { acceptGuideRequest } from '../intake/accept-guide-request';
import { type Accept, type Answer, toProblem } from '../intake/answer';
import { giveChallenge } from '../intake/give-challenge';
import { type Answering, answerProblem, setProblemHeaders } from '../platform/http/problem';
import { answerPage } from '../platform/http/reader-page';
import { intakeRequests } from '../platform/metrics';

interface Taken {
  accept: Accept;
  form?: string;
}

/** What readers send and ask for, by method and path. `form`: counted as a request of this form. */
const intake: Record<string, Taken> = {
  'POST /api/callback-requests': { accept: acceptCallbackRequest, form: 'callback' },
  [`POST ${GUIDE_DOWNLOADS}`]: { accept: acceptGuideRequest, form: 'guide' },
  [`GET ${GUIDE_CHALLENGE}`]: { accept: giveChallenge },
};
const feedback: Taken = { accept: acceptFeedback, form: 'feedback' };

/** What takes a request; undefined: it is none of these. Feedback has the path of its page after its own. */
function takenBy(method: string, path: string): Taken | undefined {
  if (method === 'POST' && path.startsWith(`${FEEDBACK}/`)) return feedback;
  return intake[`${method} ${path.replace(/\/$/, '')}`];
}

/** What became of a request, by the status that it was answered with. */
const outcomeOf = (status: number): string => {
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'accepted';
};

async function give(strapi: Core.Strapi, ctx: Answering, answer: Answer): Promise<void> {
  if (answer.kind === 'json') {
    ctx.status = answer.status;
    ctx.body = answer.body;
  } else if (answer.kind === 'redirect') {
    ctx.status = 303;
    ctx.set('Location', answer.to);
    ctx.body = '';
  } else {
    if (answer.problem) setProblemHeaders(ctx, answer.problem);
    await answerPage(strapi, ctx, answer.problem?.status ?? 200, answer);
  }
}

/**
 * Answers what readers send: 201 when it is durable (a plain form: 303 to a page that says so), else a problem document, or
 * a page with the form again. It runs before Strapi's own reading of bodies, which accepts a hundred times as much, in any
 * form, and answers in words that no reader understands.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const take = takenBy(ctx.method, ctx.path);
    if (!take) return next();
    ctx.set('Cache-Control', 'no-store');
    try {
      await give(strapi, ctx, await take.accept(strapi, ctx));
    } catch (error) {
      answerProblem(ctx, toProblem(strapi, error));
    }
    if (take.form) intakeRequests.inc({ form: take.form, outcome: outcomeOf(ctx.status) });
  };
