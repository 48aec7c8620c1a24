import type { IncomingHttpHeaders } from 'node:http';
import { ctaEvents } from '@patient-press/shared/cta-events';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { counterOf } from '../../../banners/counter';
import { FairShare } from '../../../banners/fair-share';
import { type Answering, answerProblem, ProblemError } from '../../../platform/http/problem';
import { isSentByAReader } from '../../../platform/http/sent-by-a-reader';

interface Context extends Answering {
  state: { sent: unknown };
  headers: IncomingHttpHeaders;
  ip: string;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const share = new FairShare();

  return {
    /**
     * `POST /api/cta-events`, `{ events: [{ kind, banner, variant, placement }] }` → 204 for all that was understood,
     * whether it was counted or not: no one waits for the answer, and it would only show forgers what gets through.
     * 400 for what was not. Nothing of the request but the counters is stored.
     */
    async create(ctx: Context) {
      const parsed = ctaEvents.safeParse(ctx.state.sent);
      if (!parsed.success) return answerProblem(ctx, new ProblemError(400, 'malformed', z.prettifyError(parsed.error)));
      ctx.status = 204;
      const { events } = parsed.data;
      if (!isSentByAReader(ctx.headers)) return;
      if (await share.allows(ctx.ip, events.length)) counterOf(strapi).count(events);
    },
  };
};
