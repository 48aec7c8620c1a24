import type { Core } from '@strapi/strapi';
import { mailState } from '../delivery/mail/mail-state';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Administrator, nameOf } from '../platform/http/administrator';
import { ProblemError } from '../platform/http/problem';
import { type AccessAction, logAccess } from '../requests/access-log';
import { ANSWER_REQUESTS, COUNT_REQUESTS } from '../requests/contract';
import { REQUEST_GONE } from './errors';
import { guideRequestFilters, guideRequestSearch, guideRequestStep, oneGuideRequest } from './guide-contract';
import { streamGuideRequestsCsv } from './guide-csv';
import { readGuideRequestHistory } from './guide-history';
import { listGuideRequests, readGuideRequestItem, stepGuideRequest } from './guide-list';
import { readGuideNumbers } from './guide-numbers';
import { countGuideRequests } from './guide-rows';
import { shownOn } from './list-page';

const log = (strapi: Core.Strapi, administrator: Administrator, action: AccessAction, documentIds: string[]) =>
  logAccess(strapi, administrator, {
    action,
    requests: documentIds.map((request) => ({ requestType: 'guide-download', request })),
  });

/** A page of the list, and one request of it. */
const readRoutes = (strapi: Core.Strapi) => ({
  search: adminHandler(
    guideRequestSearch,
    'This isn’t a valid search for guide requests.',
    async (ctx, body, administrator) => {
      const list = await listGuideRequests(strapi, body);
      const rows = list.requests.map(
        ({ documentId }) => ({ requestType: 'guide-download', request: documentId }) as const,
      );
      const action = body.email.trim() || body.among ? 'search' : 'read';
      await logAccess(strapi, administrator, { action, requests: shownOn(rows, list.dataSubjects) });
      ctx.body = list;
    },
  ),

  totals: adminHandler(
    guideRequestFilters.omit({ state: true }),
    'This doesn’t say which guide requests to count.',
    async (ctx, filters) => {
      ctx.body = await countGuideRequests(strapi, filters);
    },
  ),

  one: adminHandler(
    oneGuideRequest,
    'This doesn’t say which guide request to show.',
    async (ctx, { documentId }, administrator) => {
      const request = await readGuideRequestItem(strapi, documentId);
      if (!request) return ctx.notFound(REQUEST_GONE);
      await log(strapi, administrator, 'read', [documentId]);
      ctx.body = { request };
    },
  ),

  history: adminHandler(
    oneGuideRequest,
    'This doesn’t say which history to show.',
    async (ctx, { documentId }, administrator) => {
      const found = await readGuideRequestHistory(strapi, documentId);
      if (!found) return ctx.notFound(REQUEST_GONE);
      await log(strapi, administrator, 'history', [documentId]);
      ctx.body = found;
    },
  ),
});

const stepRoute = (strapi: Core.Strapi) =>
  adminHandler(guideRequestStep, 'This can’t be done with a guide request.', async (ctx, { step }, administrator) => {
    const documentId = String(ctx.params.documentId);
    try {
      const request = await stepGuideRequest(strapi, documentId, step, nameOf(administrator));
      if (!request) return ctx.notFound(REQUEST_GONE);
      await log(strapi, administrator, step, [documentId]);
      ctx.body = { request };
    } catch (error) {
      if (error instanceof ProblemError) return ctx.conflict(error.message);
      throw error;
    }
  });

const csvRoute = (strapi: Core.Strapi) =>
  adminHandler(
    guideRequestFilters,
    'This doesn’t say which guide requests to save.',
    async (ctx, body, administrator) => {
      ctx.attachment('guide-requests.csv');
      ctx.type = 'text/csv; charset=utf-8; header=present';
      ctx.body = await streamGuideRequestsCsv(strapi, administrator, body);
    },
  );

/** What is asked for without a body, and answered with what `read` returns. */
const plainRoute =
  (read: () => Promise<unknown>): Core.MiddlewareHandler =>
  async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await read();
  };

/** The routes behind the admin's list of guide requests, and the widget with their numbers. */
export function registerGuideRoutes(strapi: Core.Strapi): void {
  const { search, totals, one, history } = readRoutes(strapi);
  addAdminRoutes(
    strapi,
    [
      { method: 'POST', path: '/intake/guide-downloads/search', handler: search },
      { method: 'POST', path: '/intake/guide-downloads/totals', handler: totals },
      { method: 'POST', path: '/intake/guide-downloads/one', handler: one },
      { method: 'POST', path: '/intake/guide-downloads/history', handler: history },
      { method: 'POST', path: '/intake/guide-downloads/csv', handler: csvRoute(strapi) },
      { method: 'PUT', path: '/intake/guide-downloads/:documentId', handler: stepRoute(strapi) },
      { method: 'GET', path: '/intake/mail-state', handler: plainRoute(() => mailState(strapi)) },
    ],
    [ANSWER_REQUESTS],
  );
  const numbers = plainRoute(() => readGuideNumbers(strapi, new Date()));
  addAdminRoutes(
    strapi,
    [{ method: 'GET', path: '/intake/guide-downloads/numbers', handler: numbers }],
    [COUNT_REQUESTS],
  );
}
