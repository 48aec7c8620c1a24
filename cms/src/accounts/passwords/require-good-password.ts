import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Account, ownerOf } from '../administrators';
import { passwordProblem } from './password-rules';

/**
 * @param changes what the same request changes of the user.
 * @throws ValidationError with the reason, under the field `password`.
 */
export async function requireGoodPassword(
  strapi: Core.Strapi,
  password: string,
  user: Partial<Account> | null,
  changes: Partial<Account> = {},
): Promise<void> {
  const problem = await passwordProblem(password, await ownerOf(strapi, user, changes));
  if (problem === null) return;
  throw new errors.ValidationError(problem, {
    errors: [{ path: ['password'], message: problem, name: 'ValidationError' }],
  });
}
