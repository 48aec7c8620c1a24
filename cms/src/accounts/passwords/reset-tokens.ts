import { createHash, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { accountsIn } from '../administrators';

/** How long a link in an email about a forgotten password works. */
const RESET_MS = 3_600_000;

/** What is stored of a token: who reads the database can't reset anyone's password. */
const stored = (token: string) => createHash('sha256').update(token).digest('hex');

/** Makes the token of a link for a forgotten password. The one before it stops working. */
export async function giveResetToken(strapi: Core.Strapi, id: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await accountsIn(strapi).update({
    where: { id },
    data: { resetPasswordToken: stored(token), resetPasswordTokenExpiresAt: new Date(Date.now() + RESET_MS) },
  });
  return token;
}

/** Whose token it is, while it works; null: no one's. */
export const findByResetToken = (strapi: Core.Strapi, token: string) =>
  accountsIn(strapi).findOne({
    where: {
      resetPasswordToken: stored(token),
      resetPasswordTokenExpiresAt: { $gt: new Date() },
      isActive: true,
    },
    populate: ['roles'],
  });

/** Sets a password with a token, which is used up. @returns whether it still worked: of two at once, one does. */
export async function spendResetToken(
  strapi: Core.Strapi,
  { id, token, hash }: { id: number; token: string; hash: string },
): Promise<boolean> {
  const changed = await strapi.db
    .connection('admin_users')
    .where({ id, reset_password_token: stored(token) })
    .where('reset_password_token_expires_at', '>', new Date())
    .update({
      password: hash,
      reset_password_token: null,
      reset_password_token_expires_at: null,
      updated_at: new Date(),
    });
  return changed === 1;
}
