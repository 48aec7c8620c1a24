import type { Core } from '@strapi/strapi';
import { addAdminRoutes } from '../http/admin-routes';
import type { NewsroomTimeZone } from './contract';
import { readTimeZone } from './read';

/** Lets everyone in the admin ask what time zone its times are in: most roles can't open the site settings. */
export function registerTimeZoneRoutes(strapi: Core.Strapi): void {
  const timeZone: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { timeZone: await readTimeZone(strapi) } satisfies NewsroomTimeZone;
  };
  addAdminRoutes(strapi, [{ method: 'GET', path: '/newsroom/time-zone', handler: timeZone }]);
}
