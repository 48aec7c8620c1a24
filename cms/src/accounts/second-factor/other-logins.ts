import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { recordDone } from '../../audit/record';
import { userSubject } from '../../audit/users';
import { addAdminRoutes } from '../../platform/http/admin-routes';
import { nameOf } from '../../platform/http/administrator';
import { type Account, accountsIn, endSessions } from '../administrators';
import { emailAccount } from '../emails/queue';
import { type Logins, logins } from './contract';
import { noteAccountEvent } from './events';
import { removeFactor } from './factors';
import { type Protection, protectionOf } from './need';
import { secondFactorWords as words } from './words';

const SHOWN_EVENTS = 50;
const SEE = 'admin::users.read';
const RESET = 'admin::users.update';

interface Asking {
  id: number;
  isSuperAdmin: boolean;
  mayReset: boolean;
}

/** Who may undo a second factor may log in as its owner once they know the password: no one undoes that of someone above them. */
const mayReset = ({ id, isSuperAdmin, mayReset: may }: Asking, owner: Protection) =>
  may && owner.userId !== id && (isSuperAdmin || !owner.isSuperAdmin);

const storedEvents = z.array(
  z.object({ id: z.coerce.number(), at: z.date(), event: z.string(), user_name: z.string(), done_by: z.string() }),
);

async function lastEvents(strapi: Core.Strapi) {
  const found: unknown = await strapi.db
    .connection('patient_press_account_events')
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(SHOWN_EVENTS);
  return storedEvents.parse(found).map(({ id, at, event, user_name, done_by }) => ({
    id,
    at: at.toISOString(),
    event,
    user: user_name,
    by: done_by,
  }));
}

/** The routes behind the settings page about everyone's login. */
export function registerOtherLoginRoutes(strapi: Core.Strapi): void {
  type Context = Parameters<Core.MiddlewareHandler>[0];

  const whoAsks = async (ctx: Context): Promise<Asking> => {
    const { id }: Account = ctx.state.user;
    const [own] = await protectionOf(strapi, id);
    return { id, isSuperAdmin: own?.isSuperAdmin ?? false, mayReset: ctx.state.userAbility.can(RESET) };
  };

  const list: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const asking = await whoAsks(ctx);
    const protections = new Map((await protectionOf(strapi)).map((one) => [one.userId, one]));
    const users: Account[] = await accountsIn(strapi).findMany({
      where: { isActive: true },
      orderBy: { email: 'asc' },
    });
    const body = {
      users: users.map((user) => {
        const protection = protections.get(user.id);
        return {
          id: user.id,
          name: nameOf(user),
          email: user.email,
          onSince: protection?.onSince?.toISOString() ?? null,
          isRequired: protection?.isRequired ?? false,
          canReset: protection !== undefined && protection.onSince !== null && mayReset(asking, protection),
        };
      }),
      events: await lastEvents(strapi),
    };
    ctx.body = logins.parse(body) satisfies Logins;
  };

  const reset: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const asking = await whoAsks(ctx);
    const id = z.coerce.number().int().positive().safeParse(ctx.params.id).data;
    const [owner] = id === undefined ? [] : await protectionOf(strapi, id);
    const user: Account | null = owner ? await accountsIn(strapi).findOne({ where: { id: owner.userId } }) : null;
    if (!owner?.onSince || !user) return ctx.notFound(words.noUser);
    if (!mayReset(asking, owner)) return ctx.forbidden(words.notYours);
    const by = nameOf(ctx.state.user);
    await strapi.db.connection.transaction(async (trx) => {
      await removeFactor(trx, user.id);
      await noteAccountEvent(trx, { event: 'second-factor-reset', user: { id: user.id, name: nameOf(user) }, by });
      await recordDone(strapi, { action: 'second-factor.reset', subject: userSubject(user) }, trx);
    });
    await endSessions(strapi, user.id);
    await emailAccount(strapi, 'second-factor-reset', user.id);
    strapi.log.info(`Administrator ${asking.id} reset the second factor of administrator ${user.id}.`);
    ctx.status = 204;
  };

  addAdminRoutes(strapi, [{ method: 'GET', path: '/second-factor/users', handler: list }], [SEE]);
  addAdminRoutes(strapi, [{ method: 'POST', path: '/second-factor/users/:id/reset', handler: reset }], [RESET]);
}
