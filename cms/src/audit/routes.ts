import type { Core } from '@strapi/strapi';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type AuditChoices, type AuditPage, auditFilters, auditQuery, READ_AUDIT } from './contract';
import { auditCsv } from './csv';
import { readChoices, readPage } from './read';
import { recordDone } from './record';

const NO_QUERY = 'This isn’t a valid search of the audit log. Reload the page, and try again.';

/** Shows the audit log to those who may read it. Nothing changes it. */
export async function registerAuditRoutes(strapi: Core.Strapi): Promise<void> {
  // Before Strapi starts: it then forgets permissions of which it does not know the action.
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'settings',
      category: 'Audit log',
      displayName: 'Read and download the audit log',
      uid: READ_AUDIT.replace('api::', ''),
    },
  ]);

  const list: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const query = auditQuery.safeParse(ctx.query);
    if (!query.success) return ctx.badRequest(NO_QUERY);
    const { before, ...filters } = query.data;
    ctx.body = (await readPage(strapi, filters, before)) satisfies AuditPage;
  };

  const choices: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = (await readChoices(strapi)) satisfies AuditChoices;
  };

  const csv: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const filters = auditFilters.safeParse(ctx.query);
    if (!filters.success) return ctx.badRequest(NO_QUERY);
    await recordDone(strapi, { action: 'audit.exported', subject: { type: 'audit' }, detail: filters.data });
    ctx.attachment('audit-log.csv');
    ctx.type = 'text/csv; charset=utf-8; header=present';
    ctx.body = auditCsv(strapi, filters.data);
  };

  addAdminRoutes(
    strapi,
    [
      { method: 'GET', path: '/audit/entries', handler: list },
      { method: 'GET', path: '/audit/choices', handler: choices },
      { method: 'GET', path: '/audit/csv', handler: csv },
    ],
    [READ_AUDIT],
  );
}
