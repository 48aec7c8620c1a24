import type { Core } from '@strapi/strapi';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { calendarQuery, MOST_DAYS, moveRequest } from './contract';
import { moveDate } from './move';
import { readCalendar } from './read-calendar';

/** Lets the admin show what is due on which day, and move it. */
export function registerCalendarRoutes(strapi: Core.Strapi): void {
  const read: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const query = calendarQuery.safeParse(ctx.query);
    if (!query.success)
      return ctx.badRequest(
        `This doesn’t say which days to show. Name the first, and the one after the last, at most ${MOST_DAYS} days later, as 2026-11-01.`,
      );
    ctx.body = await readCalendar(strapi, ctx.state.userAbility, query.data);
  };
  const move = adminHandler(moveRequest, 'This doesn’t say what to move, or where to.', async (ctx, request, user) => {
    await moveDate(strapi, ctx.state.userAbility, request, Number(user.id));
    ctx.status = 204;
  });
  addAdminRoutes(strapi, [
    { method: 'GET', path: '/calendar', handler: read },
    { method: 'POST', path: '/calendar/move', handler: move },
  ]);
}
