import type { Core } from '@strapi/strapi';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { askToConfirm, isConfirmed } from '../platform/http/confirmation';
import { SPONSOR } from './published-banners';
import { readStoppable, readStops, stopBanners } from './stop';
import { STOP_BANNERS, type Stop, type StopList, type StoppableSponsors } from './stop-contract';

/** Lets those who may stop banners stop all of a sponsor's at once, and read when that was done. */
export async function registerStopRoutes(strapi: Core.Strapi): Promise<void> {
  // Before Strapi starts: it then forgets permissions of which it does not know the action.
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'settings',
      category: 'Banners',
      displayName: 'Stop all banners of a sponsor',
      uid: STOP_BANNERS.replace('api::', ''),
    },
  ]);

  const sponsors: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { sponsors: await readStoppable(strapi) } satisfies StoppableSponsors;
  };

  const stops: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { stops: await readStops(strapi, String(ctx.params.documentId)) } satisfies StopList;
  };

  const stop: Core.MiddlewareHandler = async (ctx) => {
    const documentId = String(ctx.params.documentId);
    const sponsor = await strapi.documents(SPONSOR).findOne({ documentId, fields: ['legalName'] });
    if (!sponsor) return ctx.notFound('This sponsor no longer exists. Reload the page.');
    const [found] = await readStoppable(strapi, documentId);
    const banners = found?.banners ?? [];
    if (!isConfirmed(strapi))
      askToConfirm(`This would stop ${banners.length} banners: ${banners.map(({ name }) => `“${name}”`).join(', ')}.`);
    const legalName = String(sponsor.legalName);
    ctx.body = (await stopBanners(strapi, { documentId, legalName, banners })) satisfies Stop;
  };

  addAdminRoutes(
    strapi,
    [
      { method: 'GET', path: '/banners/sponsors', handler: sponsors },
      { method: 'GET', path: '/banners/sponsors/:documentId/stop', handler: stops },
      { method: 'POST', path: '/banners/sponsors/:documentId/stop', handler: stop },
    ],
    [STOP_BANNERS],
  );
}
