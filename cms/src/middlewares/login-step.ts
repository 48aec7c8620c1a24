import type { Core } from '@strapi/strapi';
import { loginStep } from '../accounts/second-factor/contract';

/**
 * Answers a login whose session has yet to pass a second factor with what is asked for. Strapi, which gets no access token for
 * such a session, would say that something broke.
 */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  await next();
  const step = loginStep.safeParse(ctx.state.loginStep).data;
  if (!step) return;
  // Renewing a session from before it was required: it is over.
  if (ctx.path === '/admin/access-token') return;
  ctx.set('Cache-Control', 'no-store');
  ctx.status = 200;
  ctx.body = { data: { secondFactor: step } };
};
