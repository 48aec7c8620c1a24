import type { Core } from '@strapi/strapi';
import { dayOf } from '../platform/dates';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Administrator, nameOf } from '../platform/http/administrator';
import { logAccess } from '../requests/access-log';
import { ANSWER_REQUESTS } from '../requests/contract';
import { noteEvent } from '../requests/history';
import { refOf } from '../requests/stored-request';
import {
  consentWithdrawal,
  type DataSubjectSelection,
  dataSubjectErasure,
  dataSubjectExport,
  dataSubjectOptOut,
  dataSubjectQuery,
  nothingMore,
  withdrawalDone,
  withdrawalSearch,
} from './contract';
import { eraseDataSubject } from './erase';
import { exportDataSubject } from './export';
import { type DataSubject, type DataSubjectRequest, findDataSubject } from './find';
import { optOut, withdraw } from './opt-out';
import { readPurgeReports } from './purge-reports';
import { summaryOf } from './summary';
import { closeWithdrawal, listWithdrawals } from './withdrawals';

/** American Samoa, where the day begins last: no period starts later than where the data subject wrote to us. */
const LAST_TIME_ZONE = -11;
/** Kiribati, where it begins first. */
const FIRST_TIME_ZONE = 14;

const NOT_ASKED = 'This request isn’t valid. Reload the page, and try again.';
const NO_ADDRESS =
  'This isn’t a complete email address, a phone number with its area code, or a name. Enter it the way the person gave it.';
const NO_CONSENT =
  'This consent can’t be withdrawn: it wasn’t given, or it’s the notice that comes with every guide. To delete everything that’s stored, erase the person.';

const TO_COME = 'That day is in the future. Enter the day the person opted out.';
const NOTHING_AGREED = 'None of these requests includes consent to be contacted, or all of them opted out before.';

/** @returns the day that was given, or else today; null when it is still to come. */
function dayReceived(given: string | undefined, now: Date): string | null {
  const receivedOn = given ?? dayOf(now, LAST_TIME_ZONE);
  return receivedOn > dayOf(now, FIRST_TIME_ZONE) ? null : receivedOn;
}

/** The data subject, with the requests that were chosen, or else that certainly are theirs; null when it is no search. */
async function selectedOf(
  strapi: Core.Strapi,
  { requests: chosen, ...query }: DataSubjectSelection,
): Promise<DataSubject | null> {
  const found = await findDataSubject(strapi.db.connection, query);
  if (!found) return null;
  const isWanted = ({ row, certainty }: DataSubjectRequest) =>
    chosen ? chosen.includes(row.document_id) : certainty === 'same';
  return { ...found, requests: found.requests.filter(isWanted) };
}

const note = (
  strapi: Core.Strapi,
  administrator: Administrator,
  action: 'find' | 'export' | 'erase',
  { requests, namesRead }: DataSubject,
) => logAccess(strapi, administrator, { action, requests: requests.map(refOf), namesRead });

/** Finding, exporting and erasing what is stored about a data subject, and opting out. */
const dataSubjectRoutes = (strapi: Core.Strapi) => ({
  find: adminHandler(dataSubjectQuery, NOT_ASKED, async (ctx, query, administrator) => {
    const found = await findDataSubject(strapi.db.connection, query);
    if (!found) return ctx.badRequest(NO_ADDRESS);
    await note(strapi, administrator, 'find', found);
    ctx.body = await summaryOf(strapi, found);
  }),

  export: adminHandler(dataSubjectExport, NOT_ASKED, async (ctx, query, administrator) => {
    const found = await selectedOf(strapi, query);
    if (!found) return ctx.badRequest(NO_ADDRESS);
    const now = new Date();
    await note(strapi, administrator, 'export', found);
    const { requests: _, ...askedFor } = query;
    const exported = await exportDataSubject(strapi, found, askedFor, now);
    for (const stored of found.requests)
      await noteEvent(strapi.db.connection, refOf(stored), 'exported', {}, nameOf(administrator));
    ctx.attachment(`person-${dayOf(now)}.json`);
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = JSON.stringify(exported, null, 2);
  }),

  erase: adminHandler(dataSubjectErasure, NOT_ASKED, async (ctx, query, administrator) => {
    const found = await selectedOf(strapi, query);
    if (!found) return ctx.badRequest(NO_ADDRESS);
    await note(strapi, administrator, 'erase', found);
    ctx.body = await eraseDataSubject(strapi, found, nameOf(administrator));
  }),

  optOut: adminHandler(dataSubjectOptOut, NOT_ASKED, async (ctx, { receivedOn: given, ...query }, administrator) => {
    const receivedOn = dayReceived(given, new Date());
    if (!receivedOn) return ctx.badRequest(TO_COME);
    const found = await selectedOf(strapi, query);
    if (!found) return ctx.badRequest(NO_ADDRESS);
    const optedOut = await optOut(strapi, found.requests.map(refOf), receivedOn, administrator);
    if (!optedOut) return ctx.notFound(NOTHING_AGREED);
    ctx.body = optedOut;
  }),
});

/** Withdrawing consents, and seeing that it is done. */
const consentRoutes = (strapi: Core.Strapi) => ({
  withdraw: adminHandler(consentWithdrawal, NOT_ASKED, async (ctx, wanted, administrator) => {
    const receivedOn = dayReceived(wanted.receivedOn, new Date());
    if (!receivedOn) return ctx.badRequest(TO_COME);
    const dueOn = await withdraw(strapi, { ...wanted, receivedOn }, administrator);
    if (!dueOn) return ctx.notFound(NO_CONSENT);
    ctx.body = { dueOn };
  }),

  withdrawals: adminHandler(withdrawalSearch, NOT_ASKED, async (ctx, search, administrator) => {
    const list = await listWithdrawals(strapi, search, new Date());
    await logAccess(strapi, administrator, { action: 'read', requests: list.withdrawals });
    ctx.body = list;
  }),

  done: adminHandler(withdrawalDone, NOT_ASKED, async (ctx, { id }, administrator) => {
    const withdrawal = await closeWithdrawal(strapi, id, nameOf(administrator));
    if (!withdrawal) return ctx.notFound('This opt-out no longer exists.');
    await logAccess(strapi, administrator, { action: 'withdrawal-done', requests: [withdrawal.ref] });
    ctx.body = withdrawal.closed;
  }),
});

/** The routes behind what the admin does for data subjects' rights, for those who may answer requests. */
export function registerDataSubjectRoutes(strapi: Core.Strapi): void {
  const dataSubjects = dataSubjectRoutes(strapi);
  const consents = consentRoutes(strapi);
  const purges = adminHandler(nothingMore, NOT_ASKED, async (ctx) => {
    ctx.body = await readPurgeReports(strapi);
  });
  const post = (path: string, handler: Core.MiddlewareHandler) => ({ method: 'POST' as const, path, handler });
  addAdminRoutes(
    strapi,
    [
      post('/intake/people/find', dataSubjects.find),
      post('/intake/people/export', dataSubjects.export),
      post('/intake/people/erase', dataSubjects.erase),
      post('/intake/people/opt-out', dataSubjects.optOut),
      post('/intake/consents/withdraw', consents.withdraw),
      post('/intake/consents/withdrawals', consents.withdrawals),
      post('/intake/consents/withdrawals/done', consents.done),
      post('/intake/purges', purges),
    ],
    [ANSWER_REQUESTS],
  );
}
