import type { Core } from '@strapi/strapi';
import { type Account, type AuthService, accountsIn, endSessions, type UserService } from '../administrators';
import { emailAccount } from '../emails/queue';
import { registerWithEqualWork, withEqualWork } from './equal-work';
import { requireGoodPassword } from './require-good-password';
import { forgetWeakness } from './weak-passwords';

async function afterChange(strapi: Core.Strapi, { id }: Account): Promise<void> {
  await endSessions(strapi, id);
  await forgetWeakness(strapi, id);
  await emailAccount(strapi, 'password-changed', id);
}

function guardUsers(strapi: Core.Strapi, original: UserService): UserService {
  const auth = (): AuthService => strapi.get('services').get('admin::auth');

  return {
    ...original,

    async create(attributes) {
      if (attributes.password) await requireGoodPassword(strapi, attributes.password, attributes);
      const user = await original.create(attributes);
      if (!user.isActive && user.registrationToken) await emailAccount(strapi, 'invitation', user.id);
      return user;
    },

    async createFirstAdmin(attributes) {
      await requireGoodPassword(strapi, attributes.password ?? '', attributes);
      return original.createFirstAdmin(attributes);
    },

    async updateById(id, attributes) {
      const { password } = attributes;
      if (!password) return original.updateById(id, attributes);
      const before: Account | null = await accountsIn(strapi).findOne({ where: { id } });
      await requireGoodPassword(strapi, password, before, attributes);
      const user = await original.updateById(id, attributes);
      // Who follows an invitation had none.
      if (before?.password) await afterChange(strapi, before);
      return user;
    },

    register: registerWithEqualWork(strapi, original.register, auth),

    async resetPasswordByEmail(email, password) {
      const user: Account | null = await accountsIn(strapi).findOne({ where: { email } });
      if (user) await requireGoodPassword(strapi, password, user);
      await original.resetPasswordByEmail(email, password);
      if (user) await afterChange(strapi, user);
    },
  };
}

type Context = Parameters<Core.MiddlewareHandler>[0];

/** Strapi ends the sessions of who changes their password before it saves it: one that is refused would log them out. */
function judgeBeforeSessionsEnd(strapi: Core.Strapi): void {
  const controller: { updateMe(ctx: Context): Promise<unknown> } = strapi
    .get('controllers')
    .get('admin::authenticated-user');
  const updateMe = controller.updateMe.bind(controller);
  controller.updateMe = async (ctx) => {
    const { password }: { password?: unknown } = ctx.request.body ?? {};
    if (typeof password === 'string') await requireGoodPassword(strapi, password, ctx.state.user);
    return updateMe(ctx);
  };
}

/**
 * Puts the rules for passwords around Strapi's own services, through which every password is set: by the first administrator, an
 * invitation, a reset, a profile, an administrator, and Strapi's command line. Call it before Strapi starts.
 */
export function guardPasswords(strapi: Core.Strapi): void {
  const services = strapi.get('services');
  services.extend('admin::auth', (service: AuthService) => withEqualWork(strapi, service));
  services.extend('admin::user', (service: UserService) => guardUsers(strapi, service));
  judgeBeforeSessionsEnd(strapi);
}
