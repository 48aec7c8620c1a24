import type { Core } from '@strapi/strapi';
import { recordLogin } from '../../audit/logins';
import { adminHandler } from '../../platform/http/admin-handler';
import { addAdminRoutes } from '../../platform/http/admin-routes';
import { nameOf } from '../../platform/http/administrator';
import { type Account, type AuthService, accountsIn } from '../administrators';
import { emailAccount } from '../emails/queue';
import { isPasswordWeak } from '../passwords/weak-passwords';
import { codeBody, type OwnLogin, passwordBody, type RecoveryCodes } from './contract';
import { noteAccountEvent } from './events';
import { giveRecoveryCodes, removeFactor, takeCode } from './factors';
import { accept, enroll, turnOn } from './log-in';
import { protectionOf } from './need';
import { secondFactorWords as words } from './words';

type Context = Parameters<Core.MiddlewareHandler>[0];

const whoAsks = (strapi: Core.Strapi, ctx: Context): Promise<Account> =>
  accountsIn(strapi).findOne({ where: { id: ctx.state.user.id } });

/** The routes behind the part of the profile about two-step login. */
export function registerOwnLoginRoutes(strapi: Core.Strapi): void {
  const database = () => strapi.db.connection;

  const show: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const { id }: Account = ctx.state.user;
    const [protection] = await protectionOf(strapi, id);
    ctx.body = {
      onSince: protection?.onSince?.toISOString() ?? null,
      isRequired: protection?.isRequired ?? false,
      recoveryCodesLeft: protection?.recoveryCodesLeft ?? 0,
      isPasswordWeak: await isPasswordWeak(strapi, id),
    } satisfies OwnLogin;
  };

  /** With the password: a session that was left open is not enough to lock its owner out. */
  const begin = adminHandler(passwordBody, words.wrongPassword, async (ctx, { password }) => {
    const auth: AuthService = strapi.get('services').get('admin::auth');
    const user = await whoAsks(strapi, ctx);
    if (!(await auth.validatePassword(password, user.password ?? ''))) return ctx.badRequest(words.wrongPassword);
    return enroll(strapi, ctx, user);
  });

  const confirm = adminHandler(codeBody, words.wrong, async (ctx, { code }) => {
    const user = await whoAsks(strapi, ctx);
    if (!(await accept(strapi, ctx, user, await takeCode(strapi, user.id, code, { confirming: true })))) return;
    ctx.body = (await turnOn(strapi, user, ctx.state.session.id)) satisfies RecoveryCodes;
  });

  const renew = adminHandler(codeBody, words.wrong, async (ctx, { code }) => {
    const user = await whoAsks(strapi, ctx);
    if (!(await accept(strapi, ctx, user, await takeCode(strapi, user.id, code)))) return;
    const by = nameOf(user);
    await noteAccountEvent(database(), { event: 'recovery-codes-renewed', user: { id: user.id, name: by }, by });
    await recordLogin(strapi, 'second-factor.codes-renewed', user);
    ctx.body = { recoveryCodes: await giveRecoveryCodes(database(), user.id) } satisfies RecoveryCodes;
  });

  const turnOff = adminHandler(codeBody, words.wrong, async (ctx, { code }) => {
    const user = await whoAsks(strapi, ctx);
    const [protection] = await protectionOf(strapi, user.id);
    if (protection?.isRequired) return ctx.badRequest(words.isRequired);
    if (!(await accept(strapi, ctx, user, await takeCode(strapi, user.id, code)))) return;
    await removeFactor(database(), user.id);
    const by = nameOf(user);
    await noteAccountEvent(database(), { event: 'second-factor-off', user: { id: user.id, name: by }, by });
    await emailAccount(strapi, 'second-factor-off', user.id);
    await recordLogin(strapi, 'second-factor.off', user);
    ctx.status = 204;
  });

  addAdminRoutes(strapi, [
    { method: 'GET', path: '/second-factor/mine', handler: show },
    { method: 'POST', path: '/second-factor/mine/enroll', handler: begin },
    { method: 'POST', path: '/second-factor/mine/confirm', handler: confirm },
    { method: 'POST', path: '/second-factor/mine/recovery-codes', handler: renew },
    { method: 'POST', path: '/second-factor/mine/off', handler: turnOff },
  ]);
}
