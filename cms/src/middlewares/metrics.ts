import { answerMetrics, countRequest, METRICS_PATH, measureProcess } from '@patient-press/shared/metrics';
import type { Core } from '@strapi/strapi';
import { environment } from '../platform/environment';

/** Kinds of addresses, by their start: the first that fits. */
const kinds: readonly [start: RegExp, kind: string][] = [
  [/^\/api\/(callback-requests|guide-downloads|guide-challenges)\b/, 'intake'],
  [/^\/api\/guide-(files|confirmations|links)\b/, 'guide-link'],
  [/^\/api\/cta-events\b/, 'banner-event'],
  [/^\/api\/changes\b/, 'feed'],
  [/^\/api\//, 'api'],
  [/^\/uploads\//, 'upload'],
  [/^\/(_health|healthz)$/, 'health'],
];

/** What kind of address a path is. Whatever none of the others is, is the admin’s. */
const kindOf = (path: string): string => kinds.find(([start]) => start.test(path))?.[1] ?? 'admin';

/** Answers `/metrics`, and counts every other request. Without `METRICS_TOKEN`, it does neither. */
export default (): Core.MiddlewareHandler => {
  const token = environment.METRICS_TOKEN;
  if (token) measureProcess();
  return async (ctx, next) => {
    if (ctx.path === METRICS_PATH) {
      const { status, type, body } = await answerMetrics(token, ctx.get('Authorization'));
      ctx.set('Cache-Control', 'no-store');
      ctx.status = status;
      ctx.type = type;
      ctx.body = body;
      return;
    }
    if (token) countRequest(ctx.res, kindOf(ctx.path));
    await next();
  };
};
