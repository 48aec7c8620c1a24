import type { Page } from '@playwright/test';
import { stack } from '../../.run/worker-stack.ts';

import { asAdministrator } from '../../cms/tests/admin-api.ts';
import { word } from '../../cms/tests/samples.ts';

const password = 'Sample-passw0rd';

/**
 * Logs a new person, Sample by name, with one role in to the admin, through its form.
 * @param cmsUrl of the stack's own cms, or of another on its database.
 * @returns what takes the person away again.
 */
export async function logInAs(admin: Page, code: string, cmsUrl = stack.cmsUrl): Promise<() => Promise<void>> {
  const administrator = await asAdministrator(stack);
  const role = (await administrator.call('GET', '/admin/roles')).list.find((one) => one.code === code);
  const person = { firstname: 'Sample', lastname: code, email: `${word()}@example.com` };
  const { id } = (await administrator.call('POST', '/admin/users', { ...person, roles: [role?.id] })).data;
  await administrator.call('PUT', `/admin/users/${id}`, { password, isActive: true });
  await admin.goto(`${cmsUrl}/admin`);
  await admin.getByLabel('Email').fill(person.email);
  await admin.getByLabel(/^Password/).fill(password);
  await admin.getByRole('button', { name: 'Login' }).click();
  await admin.getByRole('heading', { name: 'Hello Sample' }).waitFor();
  return async () => {
    await administrator.call('DELETE', `/admin/users/${id}`);
  };
}
