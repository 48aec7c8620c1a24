import type { Core } from '@strapi/strapi';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Administrator, logAccess, nameOf } from '../requests/access-log';
import type { RequestRef } from '../requests/request-type';
import { ANSWER_REQUESTS, callbackSearch, callbackStep } from './callback-contract';
import { listCallbackRequests, stepCallbackRequest } from './callback-list';

const refOf = (request: string): RequestRef => ({ requestType: 'callback-request', request });

/** The routes behind the admin's page “Requests”, and the permission that opens them. */
export async function registerCallbackRoutes(strapi: Core.Strapi): Promise<void> {
  // Before Strapi starts: it then forgets permissions of which it does not know the action.
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'settings',
      category: 'Requests of readers',
      displayName: 'Read and answer',
      uid: ANSWER_REQUESTS.replace('api::', ''),
    },
  ]);

  const search: Core.MiddlewareHandler = async (ctx) => {
    const asked = callbackSearch.safeParse(ctx.request.body);
    if (!asked.success) return ctx.badRequest('This is not a search for requests.');
    const administrator: Administrator = ctx.state.user;
    const list = await listCallbackRequests(strapi, asked.data);
    const requests = list.requests.map(({ documentId }) => refOf(documentId));
    await logAccess(strapi, administrator, { action: asked.data.phone.trim() ? 'search' : 'read', requests });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = list;
  };

  const step: Core.MiddlewareHandler = async (ctx) => {
    const asked = callbackStep.safeParse(ctx.request.body);
    if (!asked.success) return ctx.badRequest('This is not a step that can be taken with a request.');
    const administrator: Administrator = ctx.state.user;
    const documentId = String(ctx.params.documentId);
    const request = await stepCallbackRequest(strapi, documentId, asked.data.step, nameOf(administrator));
    if (!request) return ctx.notFound('There is no such request any more.');
    await logAccess(strapi, administrator, {
      action: asked.data.step,
      requests: [refOf(documentId)],
    });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { request };
  };

  addAdminRoutes(
    strapi,
    [
      { method: 'POST', path: '/intake/callback-requests/search', handler: search },
      { method: 'PUT', path: '/intake/callback-requests/:documentId', handler: step },
    ],
    [ANSWER_REQUESTS],
  );
}
