import type { Core } from '@strapi/strapi';
import { siteNameOf } from '../platform/site-name';

/** A user of the admin, as it is in the database. */
export interface Account {
  id: number;
  email: string;
  firstname: string | null;
  lastname: string | null;
  password: string | null;
  isActive: boolean;
  registrationToken: string | null;
}

/** The part of Strapi's `admin::user` service that sets passwords and makes users. */
export interface UserService {
  create(attributes: Partial<Account> & object): Promise<Account>;
  createFirstAdmin(attributes: Partial<Account> & object): Promise<Account>;
  updateById(id: number | string, attributes: Partial<Account> & object): Promise<Account | null>;
  register(input: { registrationToken: string; userInfo: Partial<Account> & { password: string } }): Promise<Account>;
  resetPasswordByEmail(email: string, password: string): Promise<void>;
  findOne(id: number | string): Promise<Account | null>;
  sanitizeUser(user: Account): object;
}

/** The part of Strapi's `admin::auth` service that checks passwords. */
export interface AuthService {
  checkCredentials(sent: { email: string; password: string }): Promise<[null, Account | false, { message: string }?]>;
  validatePassword(password: string, hash: string): Promise<boolean>;
  hashPassword(password: string): Promise<string>;
  forgotPassword(sent: { email: string }): Promise<void>;
  resetPassword(sent: { resetPasswordToken: string; password: string }): Promise<Account>;
}

export const accountsIn = (strapi: Core.Strapi) => strapi.db.query('admin::user');

/** Whose password a user's is. @param changes what the same request changes of the user. */
export async function ownerOf(strapi: Core.Strapi, user: Partial<Account> | null, changes: Partial<Account> = {}) {
  const { email, firstname, lastname } = { ...user, ...changes };
  return { email, firstname, lastname, siteName: await siteNameOf(strapi) };
}

/** Ends all of a user's sessions in the admin, at once: their access tokens are good only while their session is. */
export const endSessions = (strapi: Core.Strapi, id: number | string): Promise<void> =>
  strapi.sessionManager('admin').invalidateRefreshToken(String(id));
