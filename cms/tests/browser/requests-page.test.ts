import { afterAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { violationsOf } from '../../../web/tests/fixtures/violations.ts';
import { ask } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { plant } from '../fixtures/download-samples.ts';

describe('in the admin’s menu', () => {
  const browserOpening = openBrowser();
  const leaving: (() => Promise<void>)[] = [];

  async function open(code: string) {
    const context = await (await browserOpening).newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    const admin = await context.newPage();
    leaving.push(await logInAs(admin, code));
    return admin;
  }

  async function clearCalls(): Promise<void> {
    await sql.query('delete from callback_requests');
    // The demo has calls of its own.
    await sql.query('update guide_downloads set handled_at = now() where agreed_to_call and handled_at is null');
  }

  afterAll(async () => {
    await sql.query(`update guide_downloads set handled_at = null where handled_by is null`);
    await (await browserOpening).close();
    for (const leave of leaving) await leave();
  });

  test('someone from intake works through the calls to make, of both kinds', async () => {
    await clearCalls();
    const admin = await open('intake');
    await admin.getByRole('link', { name: 'Requests', exact: true }).click();
    await admin.getByText('No calls to make.').waitFor();

    await plant({
      email: 'omar.sample@example.net',
      name: 'Omar Sample',
      phone: '+12125550187',
      consents: { 'guide-call': true },
    });
    await ask({ name: 'Zoe Sample', phone: '212-555-0188', bestTime: 'Mornings' });
    await admin.reload();
    const row = admin.getByRole('row').filter({ hasText: 'Zoe Sample' });
    await row.getByText('Mornings').waitFor();
    expect(await row.getByRole('link', { name: '(212) 555-0188' }).getAttribute('href')).toBe('tel:+12125550188');
    const names = await admin
      .getByRole('row')
      .locator('bdi')
      .filter({ hasText: / Sample$/ })
      .allTextContents();
    expect(names).toEqual(['Omar Sample', 'Zoe Sample']);
    await admin.getByRole('row').filter({ hasText: 'Omar Sample' }).getByText('With a guide request').waitFor();
    await row.getByText('“callback”, version 1').click();
    await row.getByText(/call me/).waitFor();
    expect(await violationsOf(admin, admin.getByRole('main'))).toEqual([]);

    for (const name of ['Zoe', 'Omar'])
      await admin.getByRole('row').filter({ hasText: name }).getByRole('button', { name: 'Mark as done' }).click();
    await admin.getByText('No calls to make.').waitFor();
    await admin.getByRole('button', { name: /^Done/ }).click();
    await row.getByText(/, Sample intake$/).waitFor();
    await row.getByRole('button', { name: 'Reopen' }).click();
    await admin.getByRole('button', { name: 'To make' }).click();
    await row.getByRole('link', { name: 'Everything from this person' }).click();
    await admin.getByText('This person sent 1 call request.').waitFor();
    expect(new URL(admin.url()).pathname).toMatch(/^\/admin\/requests\/person\/callback-request\/\w+$/);
  });

  test('someone from intake frees a request for a call that only looked like spam', async () => {
    const admin = await open('intake');
    await ask({ name: '‮Ida', phone: '212-555-0189', website: 'spam' });
    await admin.getByRole('link', { name: 'Requests', exact: true }).click();
    await admin.getByRole('link', { name: 'Call requests' }).click();
    await admin.getByRole('row').filter({ hasText: 'Zoe Sample' }).waitFor();
    expect(await admin.getByText('Ida').count()).toBe(0);
    await admin.getByRole('button', { name: 'Possible spam' }).click();
    await admin.getByRole('button', { name: 'Not spam' }).click();
    await admin.getByText('No possible spam.').waitFor();
    await admin.getByRole('link', { name: 'Calls to make' }).click();
    await admin.getByRole('row').filter({ hasText: 'Ida' }).waitFor();
  });

  test('someone from intake turns pages', async () => {
    const admin = await open('intake');
    for (let count = 1; count <= 30; count += 1) await ask({ name: `Reader ${count}` });
    await admin.goto(`${stack.cmsUrl}/admin/requests/callbacks`);
    await admin.getByText('Reader 30', { exact: true }).waitFor();
    await admin.getByRole('button', { name: 'Older' }).click();
    await admin.getByText('Reader 1', { exact: true }).waitFor();
    expect(await admin.getByText('Reader 30', { exact: true }).count()).toBe(0);
    await admin.getByRole('button', { name: 'Newer' }).click();
    await admin.getByText('Reader 30', { exact: true }).waitFor();
    await admin.goto(`${stack.cmsUrl}/admin/requests/calls`);
    await admin.getByText('Reader 1', { exact: true }).waitFor();
    await admin.getByRole('button', { name: 'Newer' }).click();
    await admin.getByText('Reader 30', { exact: true }).waitFor();
  });

  test('a marketer finds no requests, not even at their address', async () => {
    const admin = await open('marketer');
    expect(await admin.getByRole('link', { name: 'Requests', exact: true }).count()).toBe(0);
    await admin.goto(`${stack.cmsUrl}/admin/requests`);
    await admin
      .getByText('You don’t have the permissions to access that content')
      .or(admin.getByText(/permission/))
      .first()
      .waitFor();
    expect(await admin.getByText('Reader').count()).toBe(0);
  });
});
