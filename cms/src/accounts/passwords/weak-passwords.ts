import type { Core } from '@strapi/strapi';
import { type Account, ownerOf } from '../administrators';
import { passwordProblem } from './password-rules';

const TABLE = 'patient_press_weak_passwords';

/** Notes whether the password that someone just logged in with would be refused by now. They are asked to change it. */
export async function noteStrength(strapi: Core.Strapi, user: Account, password: string): Promise<void> {
  const isWeak = (await passwordProblem(password, await ownerOf(strapi, user))) !== null;
  const rows = strapi.db.connection(TABLE);
  if (isWeak) await rows.insert({ user_id: user.id }).onConflict('user_id').ignore();
  else await rows.where({ user_id: user.id }).delete();
}

/** Whether someone was found to have a weak password, and has not changed it since. */
export const isPasswordWeak = async (strapi: Core.Strapi, userId: number): Promise<boolean> =>
  (await strapi.db.connection(TABLE).where({ user_id: userId }).first('user_id')) !== undefined;

/** A new password took the place of a weak one. */
export const forgetWeakness = async (strapi: Core.Strapi, userId: number): Promise<void> => {
  await strapi.db.connection(TABLE).where({ user_id: userId }).delete();
};
