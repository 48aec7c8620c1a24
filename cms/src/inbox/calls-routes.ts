import type { Core } from '@strapi/strapi';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Administrator, logAccess, nameOf } from '../requests/access-log';
import { ANSWER_REQUESTS } from './callback-contract';
import { listCalls } from './calls';
import { calledType, callSearch, callStep } from './calls-contract';
import { markCall } from './mark-call';

/** The routes behind the list of calls to make, for those who may answer requests. */
export function registerCallsRoutes(strapi: Core.Strapi): void {
  const search: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const asked = callSearch.safeParse(ctx.request.body);
    if (!asked.success) return ctx.badRequest('This is not a search for calls.');
    const list = await listCalls(strapi, asked.data);
    const requests = list.calls.map(({ requestType, documentId }) => ({ requestType, request: documentId }));
    await logAccess(strapi, ctx.state.user, { action: 'read', requests });
    ctx.body = list;
  };

  const step: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const asked = callStep.safeParse(ctx.request.body);
    const requestType = calledType.safeParse(ctx.params.requestType);
    if (!asked.success || !requestType.success) return ctx.badRequest('This cannot be done with a call.');
    const administrator: Administrator = ctx.state.user;
    const ref = { requestType: requestType.data, request: String(ctx.params.documentId) };
    const marked = await markCall(strapi, ref, asked.data.step, nameOf(administrator));
    if (!marked) return ctx.notFound('This request no longer exists.');
    const action = asked.data.step === 'done' ? 'call-done' : 'call-again';
    await logAccess(strapi, administrator, { action, requests: [ref] });
    ctx.body = marked;
  };

  addAdminRoutes(
    strapi,
    [
      { method: 'POST', path: '/intake/calls/search', handler: search },
      { method: 'PUT', path: '/intake/calls/:requestType/:documentId', handler: step },
    ],
    [ANSWER_REQUESTS],
  );
}
