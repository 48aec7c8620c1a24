import type { Core } from '@strapi/strapi';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { nameOf } from '../platform/http/administrator';
import { logAccess } from '../requests/access-log';
import { ANSWER_REQUESTS } from '../requests/contract';
import type { RequestRef } from '../requests/request-type';
import { callbackSearch, callbackStep } from './callback-contract';
import { listCallbackRequests, stepCallbackRequest } from './callback-list';
import { REQUEST_GONE } from './errors';

const refOf = (request: string): RequestRef => ({ requestType: 'callback-request', request });

/** The routes behind the admin's list of requests for a call. */
export function registerCallbackRoutes(strapi: Core.Strapi): void {
  const search = adminHandler(
    callbackSearch,
    'This isn’t a valid search for requests.',
    async (ctx, body, administrator) => {
      const list = await listCallbackRequests(strapi, body);
      const requests = list.requests.map(({ documentId }) => refOf(documentId));
      await logAccess(strapi, administrator, { action: body.phone.trim() ? 'search' : 'read', requests });
      ctx.body = list;
    },
  );

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
      { method: 'PUT', path: '/intake/callback-requests/:documentId', handler: step },
    ],
    [ANSWER_REQUESTS],
  );
}
