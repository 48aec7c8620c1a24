import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import { ANSWER_REQUESTS } from '../inbox/callback-contract';
import { dayOf } from '../platform/dates';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Administrator, logAccess, nameOf } from '../requests/access-log';
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
} from './contract';
import { eraseDataSubject } from './erase';
import { exportDataSubject } from './export';
import { type DataSubject, type DataSubjectRequest, findDataSubject } from './find';
import { optOut, withdraw } from './opt-out';
import { readPurgeReports } from './purge-reports';
import { summaryOf } from './summary';
import { closeWithdrawal, listOpenWithdrawals } from './withdrawals';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** American Samoa, where the day begins last: no period starts later than where somebody wrote to us. */
const LAST_TIME_ZONE = -11;
/** Kiribati, where it begins first. */
const FIRST_TIME_ZONE = 14;

const NOT_ASKED = 'This is not what is asked for here.';
const NO_ADDRESS =
  'This isn’t a complete email address, a phone number with its area code, or a name. Enter it the way the person gave it.';
const NO_CONSENT =
  'There is no such consent that can be withdrawn: it was not given, or it is the notice that comes with every guide. To have nothing kept any longer, erase the person.';

const TO_COME = 'That day is in the future. Enter the day on which the person said so.';
const NOTHING_AGREED = 'None of these requests agreed to be contacted, or all of them opted out before.';

/** @returns the day that was given, or else today; null when it is still to come. */
function dayReceived(given: string | undefined, now: Date): string | null {
  const receivedOn = given ?? dayOf(now, LAST_TIME_ZONE);
  return receivedOn > dayOf(now, FIRST_TIME_ZONE) ? null : receivedOn;
}

/** A handler of what is asked for in a body; what is not as agreed is answered with 400. */
const asked =
  <Schema extends z.ZodType>(
    schema: Schema,
    answer: (ctx: Context, body: z.infer<Schema>, administrator: Administrator) => Promise<void>,
  ): Core.MiddlewareHandler =>
  async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const body = schema.safeParse(ctx.request.body);
    if (!body.success) return ctx.badRequest(NOT_ASKED);
    await answer(ctx, body.data, ctx.state.user);
  };

/** The person, with those of their requests that were chosen, or else that certainly are theirs; null when it is no search. */
async function selectedOf(
  strapi: Core.Strapi,
  { requests: chosen, ...sought }: DataSubjectSelection,
): Promise<DataSubject | null> {
  const person = await findDataSubject(strapi.db.connection, sought);
  if (!person) return null;
  const isWanted = ({ row, certainty }: DataSubjectRequest) =>
    chosen ? chosen.includes(row.document_id) : certainty === 'same';
  return { ...person, requests: person.requests.filter(isWanted) };
}

const note = (
  strapi: Core.Strapi,
  administrator: Administrator,
  action: 'find' | 'export' | 'erase',
  { requests, namesRead }: DataSubject,
) => logAccess(strapi, administrator, { action, requests: requests.map(refOf), namesRead });

/** Finding, exporting and erasing a person. */
const peopleRoutes = (strapi: Core.Strapi) => ({
  find: asked(dataSubjectQuery, async (ctx, sought, administrator) => {
    const person = await findDataSubject(strapi.db.connection, sought);
    if (!person) return ctx.badRequest(NO_ADDRESS);
    await note(strapi, administrator, 'find', person);
    ctx.body = await summaryOf(strapi, person);
  }),

  export: asked(dataSubjectExport, async (ctx, sought, administrator) => {
    const person = await selectedOf(strapi, sought);
    if (!person) return ctx.badRequest(NO_ADDRESS);
    const now = new Date();
    await note(strapi, administrator, 'export', person);
    const { requests: _, ...askedFor } = sought;
    const exported = await exportDataSubject(strapi, person, askedFor, now);
    for (const kept of person.requests)
      await noteEvent(strapi.db.connection, refOf(kept), 'exported', {}, nameOf(administrator));
    ctx.attachment(`person-${dayOf(now)}.json`);
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = JSON.stringify(exported, null, 2);
  }),

  erase: asked(dataSubjectErasure, async (ctx, sought, administrator) => {
    const person = await selectedOf(strapi, sought);
    if (!person) return ctx.badRequest(NO_ADDRESS);
    await note(strapi, administrator, 'erase', person);
    ctx.body = await eraseDataSubject(strapi, person, nameOf(administrator));
  }),

  optOut: asked(dataSubjectOptOut, async (ctx, { receivedOn: given, ...sought }, administrator) => {
    const receivedOn = dayReceived(given, new Date());
    if (!receivedOn) return ctx.badRequest(TO_COME);
    const person = await selectedOf(strapi, sought);
    if (!person) return ctx.badRequest(NO_ADDRESS);
    const optedOut = await optOut(strapi, person.requests.map(refOf), receivedOn, administrator);
    if (!optedOut) return ctx.notFound(NOTHING_AGREED);
    ctx.body = optedOut;
  }),
});

/** Withdrawing consents, and seeing that it is done. */
const consentRoutes = (strapi: Core.Strapi) => ({
  withdraw: asked(consentWithdrawal, async (ctx, wanted, administrator) => {
    const receivedOn = dayReceived(wanted.receivedOn, new Date());
    if (!receivedOn) return ctx.badRequest(TO_COME);
    const dueOn = await withdraw(strapi, { ...wanted, receivedOn }, administrator);
    if (!dueOn) return ctx.notFound(NO_CONSENT);
    ctx.body = { dueOn };
  }),

  withdrawals: asked(nothingMore, async (ctx, _body, administrator) => {
    const list = await listOpenWithdrawals(strapi, new Date());
    await logAccess(strapi, administrator, { action: 'read', requests: list.withdrawals });
    ctx.body = list;
  }),

  done: asked(withdrawalDone, async (ctx, { id }, administrator) => {
    const found = await closeWithdrawal(strapi, id, nameOf(administrator));
    if (!found) return ctx.notFound('There is no such withdrawal.');
    await logAccess(strapi, administrator, { action: 'withdrawal-done', requests: [found.ref] });
    ctx.body = found.closed;
  }),
});

/** The routes behind what the admin does for people's rights, for those who may answer requests. */
export function registerDataSubjectRoutes(strapi: Core.Strapi): void {
  const people = peopleRoutes(strapi);
  const consents = consentRoutes(strapi);
  const purges = asked(nothingMore, async (ctx) => {
    ctx.body = await readPurgeReports(strapi);
  });
  const post = (path: string, handler: Core.MiddlewareHandler) => ({ method: 'POST' as const, path, handler });
  addAdminRoutes(
    strapi,
    [
      post('/intake/people/find', people.find),
      post('/intake/people/export', people.export),
      post('/intake/people/erase', people.erase),
      post('/intake/people/opt-out', people.optOut),
      post('/intake/consents/withdraw', consents.withdraw),
      post('/intake/consents/withdrawals', consents.withdrawals),
      post('/intake/consents/withdrawals/done', consents.done),
      post('/intake/purges', purges),
    ],
    [ANSWER_REQUESTS],
  );
}
