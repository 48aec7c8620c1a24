import type { Core } from '@strapi/strapi';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { nameOf } from '../platform/http/administrator';
import { logAccess } from '../requests/access-log';
import { ANSWER_REQUESTS } from '../requests/contract';
import { calledType, callSearch, callStep, callTotalsOf } from './call-contract';
import { countCalls, listCalls } from './call-list';
import { REQUEST_GONE } from './errors';
import { shownOn } from './list-page';
import { markCall } from './mark-call';

const NO_STEP = 'This can’t be done with a call.';

/** The routes behind the list of calls to make, for those who may answer requests. */
export function registerCallRoutes(strapi: Core.Strapi): void {
  const search = adminHandler(callSearch, 'This isn’t a valid search for calls.', async (ctx, body, administrator) => {
    const list = await listCalls(strapi, body);
    const rows = list.calls.map(({ requestType, documentId }) => ({ requestType, request: documentId }));
    const action = body.among ? 'search' : 'read';
    await logAccess(strapi, administrator, { action, requests: shownOn(rows, list.dataSubjects) });
    ctx.body = list;
  });

  const totals = adminHandler(callTotalsOf, 'This doesn’t say which calls to count.', async (ctx, { among }) => {
    ctx.body = await countCalls(strapi, among, new Date());
  });

  const step = adminHandler(callStep, NO_STEP, async (ctx, body, administrator) => {
    const requestType = calledType.safeParse(ctx.params.requestType);
    if (!requestType.success) return ctx.badRequest(NO_STEP);
    const ref = { requestType: requestType.data, request: String(ctx.params.documentId) };
    const marked = await markCall(strapi, ref, body.step, nameOf(administrator));
    if (!marked) return ctx.notFound(REQUEST_GONE);
    const action = body.step === 'done' ? 'call-done' : 'call-again';
    await logAccess(strapi, administrator, { action, requests: [ref] });
    ctx.body = marked;
  });

  addAdminRoutes(
    strapi,
    [
      { method: 'POST', path: '/intake/calls/search', handler: search },
      { method: 'POST', path: '/intake/calls/totals', handler: totals },
      { method: 'PUT', path: '/intake/calls/:requestType/:documentId', handler: step },
    ],
    [ANSWER_REQUESTS],
  );
}
