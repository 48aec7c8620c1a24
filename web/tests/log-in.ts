import type { Page } from '@playwright/test';
import type { Session } from '../../cms/tests/admin-api.ts';
import { word } from '../../cms/tests/samples.ts';

/**
 * Logs a new person with one role in to the admin, as a browser does.
 * @returns the person's id.
 */
export async function logInAs(admin: Page, cmsUrl: string, administrator: Session, code: string): Promise<unknown> {
  const [email, password] = [`${word()}@example.com`, 'Sample-passw0rd'];
  const role = (await administrator.call('GET', '/admin/roles')).list.find((one) => one.code === code);
  const person = { firstname: 'Sample', lastname: code, email, roles: [role?.id] };
  const { id } = (await administrator.call('POST', '/admin/users', person)).data;
  await administrator.call('PUT', `/admin/users/${id}`, { password, isActive: true });
  await admin.goto(`${cmsUrl}/admin`);
  await admin.getByLabel('Email').fill(email);
  await admin.getByLabel(/^Password/).fill(password);
  await admin.getByRole('button', { name: 'Login' }).click();
  await admin.getByRole('heading', { name: 'Hello Sample' }).waitFor();
  return id;
}
