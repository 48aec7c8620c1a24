import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { environment } from '../platform/environment';

/**
 * Makes the first administrator, where there is no user yet. The password comes from `ADMIN_PASSWORD`; without one it is
 * generated and printed once, to the process that started this one if it listens, else on standard output.
 */
export async function setUpAdministrator(strapi: Core.Strapi): Promise<void> {
  const users = strapi.service('admin::user');
  if ((await users.count()) > 0) return;

  const email = environment.ADMIN_EMAIL ?? 'admin@example.com';
  const password = environment.ADMIN_PASSWORD ?? `${randomBytes(12).toString('base64url')}-aA1`;
  const superAdmin = await strapi.service('admin::role').getSuperAdmin();
  await users.create({
    email,
    password,
    firstname: 'First',
    lastname: 'Administrator',
    isActive: true,
    registrationToken: null,
    roles: [superAdmin.id],
  });
  if (process.send) process.send({ administrator: { email, password } });
  else if (!environment.ADMIN_PASSWORD) {
    process.stdout.write(
      `\nThe first administrator is ${email}, with the password ${password}\nIt is shown this once: write it down, or change it in your profile.\n\n`,
    );
  }
}
