import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from '../../web/tests/browser.ts';
import { violationsOf } from '../../web/tests/violations.ts';
import { asAdministrator } from './admin-api.ts';
import { ask, sql } from './callback-samples.ts';
import { word } from './samples.ts';

const stack = inject('stack');
const administrator = await asAdministrator(stack);

describe('in the admin’s menu', () => {
  const browserOpening = openBrowser();
  const password = 'Sample-passw0rd';
  const users: unknown[] = [];

  async function open(code: string) {
    const role = (await administrator.call('GET', '/admin/roles')).list.find((one) => one.code === code);
    const email = `${word()}@example.com`;
    const person = { firstname: 'Ada', lastname: 'Example', email, roles: [role?.id] };
    const { data } = await administrator.call('POST', '/admin/users', person);
    users.push(data.id);
    await administrator.call('PUT', `/admin/users/${data.id}`, { password, isActive: true });
    const context = await (await browserOpening).newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    // A first visit loads the whole admin on two cores that the stack is using too.
    context.setDefaultTimeout(30_000);
    const admin = await context.newPage();
    await admin.goto(`${stack.cmsUrl}/admin`);
    await admin.getByLabel('Email').fill(email);
    await admin.getByLabel(/^Password/).fill(password);
    await admin.getByRole('button', { name: 'Login' }).click();
    await admin.getByRole('heading', { name: 'Hello Ada' }).waitFor();
    return admin;
  }

  beforeAll(async () => {
    await sql.query('delete from callback_requests');
  });
  afterAll(async () => {
    await (await browserOpening).close();
    for (const id of users) await administrator.call('DELETE', `/admin/users/${String(id)}`);
  });

  test('somebody of intake finds the requests, calls, and marks them as done', async () => {
    const admin = await open('intake');
    await admin.getByRole('link', { name: 'Requests' }).click();
    await admin.getByText('Nobody waits for a call.').waitFor();

    await ask({ name: 'Zoe Sample', phone: '212-555-0188', bestTime: 'Mornings' });
    await ask({ name: '‮Omar', phone: '212-555-0189', website: 'spam' });
    await admin.reload();
    const row = admin.getByRole('row').filter({ hasText: 'Zoe Sample' });
    await row.getByText('Mornings').waitFor();
    expect(await row.getByRole('link', { name: '(212) 555-0188' }).getAttribute('href')).toBe('tel:+12125550188');
    expect(await admin.getByText('Omar').count()).toBe(0);
    expect(await violationsOf(admin, admin.getByRole('main'))).toEqual([]);

    await row.getByRole('button', { name: 'Mark as done' }).click();
    await admin.getByText('Nobody waits for a call.').waitFor();
    await admin.getByRole('button', { name: 'Done', exact: true }).click();
    await row.getByText(/, Ada Example$/).waitFor();

    await admin.getByRole('button', { name: 'Suspect' }).click();
    await admin.getByRole('button', { name: 'Not spam' }).click();
    await admin.getByText('Nothing looks like spam.').waitFor();

    await admin.getByRole('textbox', { name: 'Search by phone number' }).fill('2125550188');
    await admin.keyboard.press('Enter');
    await row.getByRole('button', { name: 'Open again' }).waitFor();
    expect(await admin.getByRole('row').count()).toBe(2);
    await admin.getByRole('textbox', { name: 'Search by phone number' }).fill('2125550187');
    await admin.keyboard.press('Enter');
    await admin.getByText('No request came from this phone number.').waitFor();
  });

  test('somebody of intake turns pages', async () => {
    const admin = await open('intake');
    for (let count = 1; count <= 30; count += 1) await ask({ name: `Reader ${count}` });
    await admin.goto(`${stack.cmsUrl}/admin/requests`);
    await admin.getByText('Reader 30', { exact: true }).waitFor();
    await admin.getByRole('button', { name: 'Older' }).click();
    await admin.getByText('Reader 1', { exact: true }).waitFor();
    expect(await admin.getByText('Reader 30', { exact: true }).count()).toBe(0);
    await admin.getByRole('button', { name: 'Newer' }).click();
    await admin.getByText('Reader 30', { exact: true }).waitFor();
  });

  test('a marketer finds no requests, not even at their address', async () => {
    const admin = await open('marketer');
    expect(await admin.getByRole('link', { name: 'Requests' }).count()).toBe(0);
    await admin.goto(`${stack.cmsUrl}/admin/requests`);
    await admin
      .getByText('You don’t have the permissions to access that content')
      .or(admin.getByText(/permission/))
      .first()
      .waitFor();
    expect(await admin.getByText('Reader').count()).toBe(0);
  });
});
