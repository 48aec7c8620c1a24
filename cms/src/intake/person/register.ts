import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import { addAdminRoutes } from '../../http/admin-routes';
import { type Administrator, logAccess, nameOf } from '../admin/access-log';
import { ANSWER_REQUESTS } from '../admin/contract';
import { noteEvent } from '../history';
import { dayOf } from './business-days';
import {
  consentWithdrawal,
  nothingMore,
  type PersonSought,
  personErasure,
  personExport,
  personSought,
  withdrawalDone,
} from './contract';
import { erasePerson } from './erase-person';
import { exportPerson } from './export-person';
import { findPerson, outlineOf, type Person } from './find-person';
import { refOf } from './kept-request';
import { readPurgeReports } from './purge-reports';
import { withdrawConsent } from './withdraw-consent';
import { closeWithdrawal, listOpenWithdrawals } from './withdrawals';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** American Samoa, where the day begins last: no period starts later than where somebody wrote to us. */
const LAST_TIME_ZONE = -11;
/** Kiribati, where it begins first. */
const FIRST_TIME_ZONE = 14;

const NOT_ASKED = 'This is not what is asked for here.';
const NO_ADDRESS = 'This is neither an e-mail address nor a phone number. Write it as the person gave it.';
const NO_CONSENT =
  'There is no such consent that can be withdrawn: it was not given, or it is the notice that comes with every guide. To have nothing kept any longer, erase the person.';

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

/** The person, or of their requests the wanted ones; null when nobody can be sought so. */
async function personOf(strapi: Core.Strapi, sought: PersonSought & { requests?: string[] | undefined }) {
  const person = await findPerson(strapi.db.connection, sought);
  const { requests: wanted } = sought;
  if (!person || !wanted) return person;
  return { ...person, requests: person.requests.filter(({ row }) => wanted.includes(row.document_id)) };
}

const note = (
  strapi: Core.Strapi,
  administrator: Administrator,
  action: 'find' | 'export' | 'erase',
  { requests }: Person,
) => logAccess(strapi, administrator, { action, requests: requests.map(refOf) });

/** Finding, exporting and erasing a person. */
const peopleRoutes = (strapi: Core.Strapi) => ({
  find: asked(personSought, async (ctx, sought, administrator) => {
    const person = await personOf(strapi, sought);
    if (!person) return ctx.badRequest(NO_ADDRESS);
    await note(strapi, administrator, 'find', person);
    ctx.body = await outlineOf(strapi, person);
  }),

  export: asked(personExport, async (ctx, sought, administrator) => {
    const person = await personOf(strapi, sought);
    if (!person) return ctx.badRequest(NO_ADDRESS);
    const now = new Date();
    await note(strapi, administrator, 'export', person);
    const { requests: _, ...askedFor } = sought;
    const exported = await exportPerson(strapi, person, askedFor, now);
    for (const kept of person.requests)
      await noteEvent(strapi.db.connection, refOf(kept), 'exported', {}, nameOf(administrator));
    ctx.attachment(`person-${dayOf(now)}.json`);
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = JSON.stringify(exported, null, 2);
  }),

  erase: asked(personErasure, async (ctx, sought, administrator) => {
    const person = await personOf(strapi, sought);
    if (!person) return ctx.badRequest(NO_ADDRESS);
    await note(strapi, administrator, 'erase', person);
    ctx.body = await erasePerson(strapi, person, nameOf(administrator));
  }),
});

/** Withdrawing consents, and seeing that it is done. */
const consentRoutes = (strapi: Core.Strapi) => ({
  withdraw: asked(consentWithdrawal, async (ctx, wanted, administrator) => {
    const now = new Date();
    const receivedOn = wanted.receivedOn ?? dayOf(now, LAST_TIME_ZONE);
    if (receivedOn > dayOf(now, FIRST_TIME_ZONE))
      return ctx.badRequest('That day is still to come. Say on which day the person withdrew the consent.');
    const dueOn = await withdrawConsent(strapi, { ...wanted, receivedOn }, nameOf(administrator));
    if (!dueOn) return ctx.notFound(NO_CONSENT);
    await logAccess(strapi, administrator, { action: 'withdraw', requests: [wanted] });
    // Outside of the database, for the same reason as in `erasePerson`.
    strapi.log.info(
      `Withdrawn by a person: ${wanted.wordingKey} of ${wanted.requestType} ${wanted.request}, received ${receivedOn}`,
    );
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
export function registerPeopleRoutes(strapi: Core.Strapi): void {
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
      post('/intake/consents/withdraw', consents.withdraw),
      post('/intake/consents/withdrawals', consents.withdrawals),
      post('/intake/consents/withdrawals/done', consents.done),
      post('/intake/purges', purges),
    ],
    [ANSWER_REQUESTS],
  );
}
