import type { Core } from '@strapi/strapi';
import { mailState } from '../delivery/mail/mail-state';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { ProblemError } from '../platform/http/problem';
import { type AccessAction, type Administrator, logAccess, nameOf } from '../requests/access-log';
import type { RequestRef } from '../requests/request-type';
import { ANSWER_REQUESTS } from './callback-contract';
import { downloadFilters, downloadSearch, downloadStep, historySought } from './guide-contract';
import { streamDownloadsCsv } from './guide-csv';
import { readDownloadHistory } from './guide-history';
import { listDownloads, readDownload, stepDownload } from './guide-list';
import { readGuideNumbers } from './guide-numbers';
import { COUNT_REQUESTS } from './guide-numbers-contract';

const guideRequest = (request: string): RequestRef => ({ requestType: 'guide-download', request });

const gone = 'There is no such request any more.';

/** The routes behind the admin's page “Downloads” and the widget with its numbers, and the permission for these. */
export async function registerGuideRoutes(strapi: Core.Strapi): Promise<void> {
  // Before Strapi starts: it then forgets permissions of which it does not know the action.
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'settings',
      category: 'Requests of readers',
      displayName: 'See how many there are',
      uid: COUNT_REQUESTS.replace('api::', ''),
    },
  ]);

  const log = (administrator: Administrator, action: AccessAction, requests: string[]) =>
    logAccess(strapi, administrator, { action, requests: requests.map(guideRequest) });

  const search: Core.MiddlewareHandler = async (ctx) => {
    const asked = downloadSearch.safeParse(ctx.request.body);
    if (!asked.success) return ctx.badRequest('This is not a search for guide requests.');
    const list = await listDownloads(strapi, asked.data);
    const action = asked.data.email.trim() ? 'search' : 'read';
    await log(
      ctx.state.user,
      action,
      list.requests.map(({ documentId }) => documentId),
    );
    ctx.set('Cache-Control', 'no-store');
    ctx.body = list;
  };

  const history: Core.MiddlewareHandler = async (ctx) => {
    const asked = historySought.safeParse(ctx.request.body);
    if (!asked.success) return ctx.badRequest('This does not say whose history to read.');
    const { documentId } = asked.data;
    const found = await readDownloadHistory(strapi, documentId);
    if (!found) return ctx.notFound(gone);
    await log(ctx.state.user, 'history', [documentId]);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = found;
  };

  const one: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const asked = historySought.safeParse(ctx.request.body);
    if (!asked.success) return ctx.badRequest('This does not say which guide request to read.');
    const { documentId } = asked.data;
    const request = await readDownload(strapi, documentId);
    if (!request) return ctx.notFound(gone);
    await log(ctx.state.user, 'read', [documentId]);
    ctx.body = { request };
  };

  const step: Core.MiddlewareHandler = async (ctx) => {
    const asked = downloadStep.safeParse(ctx.request.body);
    if (!asked.success) return ctx.badRequest('This is not a step that can be taken with a guide request.');
    const administrator: Administrator = ctx.state.user;
    const documentId = String(ctx.params.documentId);
    ctx.set('Cache-Control', 'no-store');
    try {
      const request = await stepDownload(strapi, documentId, asked.data.step, nameOf(administrator));
      if (!request) return ctx.notFound(gone);
      await log(administrator, asked.data.step, [documentId]);
      ctx.body = { request };
    } catch (error) {
      if (error instanceof ProblemError) return ctx.conflict(error.message);
      throw error;
    }
  };

  const csv: Core.MiddlewareHandler = async (ctx) => {
    const asked = downloadFilters.safeParse(ctx.request.body);
    if (!asked.success) return ctx.badRequest('This does not say which guide requests to save.');
    ctx.set('Cache-Control', 'no-store');
    ctx.attachment('guide-requests.csv');
    ctx.type = 'text/csv; charset=utf-8; header=present';
    ctx.body = await streamDownloadsCsv(strapi, ctx.state.user, asked.data);
  };

  const mails: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await mailState(strapi);
  };

  const numbers: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readGuideNumbers(strapi, new Date());
  };

  addAdminRoutes(
    strapi,
    [
      { method: 'POST', path: '/intake/guide-downloads/search', handler: search },
      { method: 'POST', path: '/intake/guide-downloads/one', handler: one },
      { method: 'POST', path: '/intake/guide-downloads/history', handler: history },
      { method: 'POST', path: '/intake/guide-downloads/csv', handler: csv },
      { method: 'PUT', path: '/intake/guide-downloads/:documentId', handler: step },
      { method: 'GET', path: '/intake/mail-state', handler: mails },
    ],
    [ANSWER_REQUESTS],
  );
  addAdminRoutes(
    strapi,
    [{ method: 'GET', path: '/intake/guide-downloads/numbers', handler: numbers }],
    [COUNT_REQUESTS],
  );
}
