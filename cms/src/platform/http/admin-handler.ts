import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { Administrator } from './administrator';

type Context = Parameters<Core.MiddlewareHandler>[0];

/**
 * Handles what the admin sends as JSON. Nothing that is answered is cached.
 * @param refusal what is wrong when the body does not fit its schema: it is answered with 400.
 */
export const adminHandler =
  <Schema extends z.ZodType>(
    schema: Schema,
    refusal: string,
    answer: (ctx: Context, body: z.infer<Schema>, administrator: Administrator) => Promise<unknown>,
  ): Core.MiddlewareHandler =>
  async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const body = schema.safeParse(ctx.request.body);
    if (!body.success) return ctx.badRequest(refusal);
    await answer(ctx, body.data, ctx.state.user);
  };
