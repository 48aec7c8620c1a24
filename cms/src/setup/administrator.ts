import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { passwordProblem } from '../accounts/passwords/password-rules';
import { environment } from '../platform/environment';
import { siteNameOf } from '../platform/site-name';

function refuse(problem: string): never {
  // Strapi would bury a thrown error in a stack of its own.
  process.stderr.write(
    `The cms cannot start, because ADMIN_PASSWORD can’t be the first administrator’s password. ${problem} Or leave it out: one is made and shown once.\n`,
  );
  process.exit(1);
}

/**
 * Makes the first administrator, where there is no user yet. The password comes from `ADMIN_PASSWORD`; without one it is
 * generated and printed once, to the process that started this one if it listens, else on standard output.
 */
export async function setUpAdministrator(strapi: Core.Strapi): Promise<void> {
  const users = strapi.service('admin::user');
  if ((await users.count()) > 0) return;

  const email = environment.ADMIN_EMAIL ?? 'admin@example.com';
  const password = environment.ADMIN_PASSWORD ?? `${randomBytes(12).toString('base64url')}-aA1`;
  const owner = { email, siteName: await siteNameOf(strapi) };
  const problem = environment.ADMIN_PASSWORD && (await passwordProblem(password, owner));
  if (problem) refuse(problem);
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
