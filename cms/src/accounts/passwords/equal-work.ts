import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { recordLogin } from '../../audit/logins';
import { sendsMail } from '../../delivery/mail/mailer';
import { type Account, type AuthService, accountsIn, endSessions, type UserService } from '../administrators';
import { emailAccount } from '../emails/queue';
import { needOf } from '../second-factor/need';
import { requireGoodPassword } from './require-good-password';
import { findByResetToken, spendResetToken } from './reset-tokens';
import { forgetWeakness, noteStrength } from './weak-passwords';

const WRONG = 'Invalid credentials';
const NO_LINK = 'This link has expired, or was used already. Ask for a new one.';

/**
 * Strapi's checks of passwords and tokens, with the same work for every outcome: how long an answer takes says nothing
 * about whether there is an account. Hashing takes a hundred times as long as everything else, so each path does it once.
 */
export function withEqualWork(strapi: Core.Strapi, original: AuthService): AuthService {
  let decoy: Promise<string> | undefined;
  const decoyHash = () => {
    decoy ??= original.hashPassword(randomBytes(18).toString('base64'));
    return decoy;
  };

  async function resetPassword({
    resetPasswordToken: token,
    password,
  }: {
    resetPasswordToken: string;
    password: string;
  }) {
    const user: Account | null = await findByResetToken(strapi, token);
    await requireGoodPassword(strapi, password, user);
    const hash = await original.hashPassword(password);
    if (!user || !(await spendResetToken(strapi, { id: user.id, token, hash })))
      throw new errors.ApplicationError(NO_LINK);
    await endSessions(strapi, user.id);
    await forgetWeakness(strapi, user.id);
    await emailAccount(strapi, 'password-changed', user.id);
    await recordLogin(strapi, 'password.reset', user);
    strapi.log.info(`Administrator ${user.id} reset their password.`);
    return user;
  }

  return {
    ...original,

    async checkCredentials({ email, password }) {
      const user: Account | null = await accountsIn(strapi).findOne({ where: { email } });
      const isRight = await original.validatePassword(password, user?.password ?? (await decoyHash()));
      if (!user?.password || !isRight) {
        await recordLogin(strapi, 'login.failed', user, { reason: 'wrong' });
        return [null, false, { message: WRONG }];
      }
      if (!user.isActive) {
        await recordLogin(strapi, 'login.failed', user, { reason: 'blocked' });
        return [null, false, { message: 'User not active' }];
      }
      await noteStrength(strapi, user, password);
      // Otherwise, it is when the second step is taken.
      if ((await needOf(strapi, user.id)) === 'nothing') await recordLogin(strapi, 'login.succeeded', user);
      return [null, user];
    },

    async forgotPassword({ email }) {
      const user: Account | null = await accountsIn(strapi).findOne({
        where: { email: email.toLowerCase(), isActive: true },
      });
      if (!sendsMail())
        strapi.log.warn(
          'Someone asked to reset a password, but no email can be sent: SMTP_URL isn’t set. Until it is, an administrator can set a new password under Settings, Users.',
        );
      await emailAccount(strapi, 'reset-password', user?.id ?? null);
      await recordLogin(strapi, 'password.reset-asked', user);
    },

    resetPassword,
  };
}

/** Strapi's `register`, which follows an invitation, with the same work whether or not there is one. */
export const registerWithEqualWork =
  (strapi: Core.Strapi, original: UserService['register'], auth: () => AuthService): UserService['register'] =>
  async (input) => {
    const { registrationToken, userInfo } = input;
    const invited: Account | null = await accountsIn(strapi).findOne({ where: { registrationToken } });
    await requireGoodPassword(strapi, userInfo.password, invited, userInfo);
    if (invited) return original(input);
    await auth().hashPassword(userInfo.password);
    throw new errors.ValidationError('This invitation is no longer valid. Ask an administrator for a new one.');
  };
