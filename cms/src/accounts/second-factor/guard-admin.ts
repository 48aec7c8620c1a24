import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isComplete } from './sessions';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** What Strapi's own strategy for sessions leaves of who asks. API tokens have no session. */
const sessionState = z.object({ session: z.object({ id: z.string() }), user: z.object({ id: z.number() }) });

/** Strapi's service that finds out who asks, before any route. */
interface Authentication {
  authenticate(ctx: Context, next: () => Promise<unknown>): Promise<unknown>;
}

/**
 * Lets no session use the admin whose owner has yet to pass a second factor: also not one from before it was required, or from
 * before its owner got a role that requires it. Call it before Strapi starts.
 */
export function guardAdmin(strapi: Core.Strapi): void {
  const authentication: Authentication = strapi.get('auth');
  const authenticate = authentication.authenticate.bind(authentication);
  authentication.authenticate = (ctx, next) =>
    authenticate(ctx, async () => {
      const asked = sessionState.safeParse(ctx.state).data;
      if (asked && !(await isComplete(strapi, asked.session.id, asked.user.id)))
        return ctx.unauthorized('Log in again: your account needs a second step.');
      return next();
    });
}
