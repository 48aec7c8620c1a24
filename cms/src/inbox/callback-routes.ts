import type { Core } from '@strapi/strapi';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { nameOf } from '../platform/http/administrator';
import { logAccess } from '../requests/access-log';
import { ANSWER_REQUESTS } from '../requests/contract';
import type { RequestRef } from '../requests/request-type';
import { callbackSearch, callbackStep, callbackTotalsOf } from './callback-contract';
import { countCallbackRequests, listCallbackRequests, stepCallbackRequest } from './callback-list';
import { REQUEST_GONE } from './errors';
import { shownOn } from './list-page';

const refOf = (request: string): RequestRef => ({ requestType: 'callback-request', request });

/** The routes behind the admin's list of requests for a call. */
export function registerCallbackRoutes(strapi: Core.Strapi): void {
  const search = adminHandler(
    callbackSearch,
    'This isn’t a valid search for requests.',
    async (ctx, body, administrator) => {
      const list = await listCallbackRequests(strapi, body);
      const rows = list.requests.map(({ documentId }) => refOf(documentId));
      const action = body.phone.trim() || body.among ? 'search' : 'read';
      await logAccess(strapi, administrator, { action, requests: shownOn(rows, list.dataSubjects) });
      ctx.body = list;
    },
  );

  const totals = adminHandler(callbackTotalsOf, 'This doesn’t say which requests to count.', async (ctx, { among }) => {
    ctx.body = await countCallbackRequests(strapi, among);
  });

  const step = adminHandler(callbackStep, 'This can’t be done with a request.', async (ctx, body, administrator) => {
    const documentId = String(ctx.params.documentId);
    const request = await stepCallbackRequest(strapi, documentId, body.step, nameOf(administrator));
    if (!request) return ctx.notFound(REQUEST_GONE);
    await logAccess(strapi, administrator, { action: body.step, requests: [refOf(documentId)] });
    ctx.body = { request };
  });

  addAdminRoutes(
    strapi,
    [
      { method: 'POST', path: '/intake/callback-requests/search', handler: search },
      { method: 'POST', path: '/intake/callback-requests/totals', handler: totals },
      { method: 'PUT', path: '/intake/callback-requests/:documentId', handler: step },
    ],
    [ANSWER_REQUESTS],
  );
}
