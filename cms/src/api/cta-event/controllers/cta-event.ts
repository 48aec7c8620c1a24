import type { IncomingHttpHeaders } from 'node:http';
import { type CtaEvents, ctaEvents } from '@patient-press/shared/cta-events';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { counterOf } from '../../../banners/counter';
import { FairShare } from '../../../banners/fair-share';
import { PlausibleEvents } from '../../../banners/plausible-events';
import { type Answering, answerProblem, ProblemError } from '../../../platform/http/problem';
import { isSentByAReader } from '../../../platform/http/sent-by-a-reader';

interface Context extends Answering {
  state: { sent: unknown };
  headers: IncomingHttpHeaders;
  ip: string;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const share = new FairShare();
  const plausible = new PlausibleEvents();

  /** What counts apart: no more than people send, and views before clicks. */
  const kindOf = (address: string, event: CtaEvents['events'][number], isFair: boolean) => {
    if (isFair && plausible.isPlausible(address, event)) return event.kind;
    return event.kind === 'seen' ? 'suspectSeen' : 'suspectClicked';
  };

  return {
    /**
     * `POST /api/cta-events`, `{ events: [{ kind, banner, variant, placement }] }` → 204 for all that was understood,
     * whether it was counted, counted as suspect, or not: no one waits for the answer, and it would only show forgers what gets through.
     * 400 for what was not. Nothing of the request but the counters is stored.
     */
    async create(ctx: Context) {
      const parsed = ctaEvents.safeParse(ctx.state.sent);
      if (!parsed.success) return answerProblem(ctx, new ProblemError(400, 'malformed', z.prettifyError(parsed.error)));
      ctx.status = 204;
      const { events } = parsed.data;
      if (!isSentByAReader(ctx.headers)) return;
      const isFair = await share.allows(ctx.ip, events.length);
      counterOf(strapi).count(events.map((event) => ({ ...event, kind: kindOf(ctx.ip, event, isFair) })));
    },
  };
};
