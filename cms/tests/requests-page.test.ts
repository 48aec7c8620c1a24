import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../.run/worker-stack.ts';
import { logInAs } from '../../web/tests/admin-user.ts';
import { openBrowser } from '../../web/tests/browser.ts';
import { violationsOf } from '../../web/tests/violations.ts';
import { ask, sql } from './callback-samples.ts';

describe('in the admin’s menu', () => {
  const browserOpening = openBrowser();
  const leaving: (() => Promise<void>)[] = [];

  async function open(code: string) {
    const context = await (await browserOpening).newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    // A first visit loads the whole admin on two cores that the stack is using too.
    context.setDefaultTimeout(30_000);
    const admin = await context.newPage();
    leaving.push(await logInAs(admin, code));
    return admin;
  }

  beforeAll(async () => {
    await sql.query('delete from callback_requests');
  });
  afterAll(async () => {
    await (await browserOpening).close();
    for (const leave of leaving) await leave();
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
    await row.getByText(/, Sample intake$/).waitFor();

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
