import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import { recordLogin } from '../../audit/logins';
import { nameOf } from '../../platform/http/administrator';
import { siteNameOf } from '../../platform/site-name';
import { type Account, accountsIn } from '../administrators';
import { emailAccount } from '../emails/queue';
import { appUri } from './codes';
import { codeBody, type Enrollment, type RecoveryCodes, ticketBody } from './contract';
import { noteAccountEvent } from './events';
import { beginFactor, type CodeOutcome, giveRecoveryCodes, takeCode } from './factors';
import { completeSession, endOtherSessions, findPendingLogin } from './sessions';
import { secondFactorWords as words } from './words';

type Context = Parameters<Core.MiddlewareHandler>[0];

const withCode = ticketBody.extend(codeBody.shape);

interface Continuing {
  sessionId: string;
  user: Account;
}

/** The login that a request goes on with; null: it was answered with what is wrong. */
async function continuing(strapi: Core.Strapi, ctx: Context, ticket: string): Promise<Continuing | null> {
  const pending = await findPendingLogin(strapi, ticket);
  const user: Account | null =
    pending && (await accountsIn(strapi).findOne({ where: { id: pending.userId }, populate: ['roles'] }));
  if (pending && user?.isActive) return { sessionId: pending.sessionId, user };
  ctx.badRequest(words.expired);
  return null;
}

/** Whether a code was taken. If not, the request was answered with the reason. */
export async function accept(strapi: Core.Strapi, ctx: Context, user: Account, outcome: CodeOutcome): Promise<boolean> {
  if (outcome === 'recovered') await emailAccount(strapi, 'recovery-code-used', user.id);
  if (outcome === 'taken' || outcome === 'recovered') return true;
  if (outcome === 'locked-now') {
    await emailAccount(strapi, 'second-factor-locked', user.id);
    strapi.log.warn(`Administrator ${user.id} entered too many wrong codes: none is accepted for an hour.`);
  }
  await recordLogin(strapi, 'login.code-refused', user, { isLocked: outcome !== 'wrong' });
  if (outcome === 'wrong') ctx.badRequest(words.wrong);
  else {
    ctx.set('Retry-After', '3600');
    ctx.tooManyRequests(words.locked);
  }
  return false;
}

/** Begins to set up an app. If that can't be, the request was answered with the reason. */
export async function enroll(strapi: Core.Strapi, ctx: Context, user: Account): Promise<void> {
  const secret = await beginFactor(strapi, user.id);
  if (secret === null) return ctx.badRequest(words.isOn);
  const uri = appUri(secret, { email: user.email, siteName: await siteNameOf(strapi) });
  ctx.body = { secret, uri } satisfies Enrollment;
}

/** Turns on codes for someone whose app showed that it has the secret. Sessions that began without one end. */
export async function turnOn(strapi: Core.Strapi, user: Account, sessionId: string): Promise<RecoveryCodes> {
  const database = strapi.db.connection;
  const recoveryCodes = await giveRecoveryCodes(database, user.id);
  const name = nameOf(user);
  await noteAccountEvent(database, { event: 'second-factor-on', user: { id: user.id, name }, by: name });
  await completeSession(strapi, sessionId);
  await endOtherSessions(strapi, user.id, sessionId);
  await emailAccount(strapi, 'second-factor-on', user.id);
  await recordLogin(strapi, 'second-factor.on', user);
  return { recoveryCodes };
}

/** The routes with which a login goes on after the password. They are open: a ticket names the login. */
export function registerLoginRoutes(strapi: Core.Strapi): void {
  const handle =
    <Schema extends z.ZodType<{ ticket: string }>>(
      schema: Schema,
      answer: (ctx: Context, login: Continuing, body: z.infer<Schema>) => Promise<unknown>,
    ): Core.MiddlewareHandler =>
    async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const body = schema.safeParse(ctx.request.body);
      if (!body.success) return ctx.badRequest(words.wrong);
      const login = await continuing(strapi, ctx, body.data.ticket);
      if (login) await answer(ctx, login, body.data);
    };

  const verify = handle(withCode, async (ctx, { sessionId, user }, { code }) => {
    if (!(await accept(strapi, ctx, user, await takeCode(strapi, user.id, code)))) return;
    await completeSession(strapi, sessionId);
    await recordLogin(strapi, 'login.succeeded', user, { secondFactor: true });
    ctx.body = { user: strapi.service('admin::user').sanitizeUser(user) };
  });

  const begin = handle(ticketBody, (ctx, { user }) => enroll(strapi, ctx, user));

  const confirm = handle(withCode, async (ctx, { sessionId, user }, { code }) => {
    if (!(await accept(strapi, ctx, user, await takeCode(strapi, user.id, code, { confirming: true })))) return;
    const { recoveryCodes } = await turnOn(strapi, user, sessionId);
    await recordLogin(strapi, 'login.succeeded', user, { secondFactor: true });
    ctx.body = { recoveryCodes, user: strapi.service('admin::user').sanitizeUser(user) };
  });

  const open = (path: string, handler: Core.MiddlewareHandler) => ({
    method: 'POST' as const,
    path: `/second-factor/login/${path}`,
    handler,
    config: { auth: false as const },
    info: { type: 'admin' as const },
  });
  strapi.server.routes({
    type: 'admin',
    routes: [open('verify', verify), open('enroll', begin), open('confirm', confirm)],
  });
}
