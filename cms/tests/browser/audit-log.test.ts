import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { violationsOf } from '../../../web/tests/fixtures/violations.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { create, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const browser = await openBrowser();
afterAll(() => browser.close());

test('an administrator finds who did something, and saves the list', async () => {
  const name = `Ada ${word()}`;
  await create(editor, 'api::person.person', { name, slug: word() });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const admin = await context.newPage();
  const leave = await logInAs(admin, 'strapi-super-admin');
  try {
    await admin.goto(`${stack.cmsUrl}/admin/settings/audit-log`);
    await admin.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor();
    const table = admin.getByRole('table', { name: 'Audit log' });
    const sentence = `Sample editor created the person “${name}”`;
    await expectOn(table.getByText(sentence)).toBeVisible();
    await admin.getByRole('combobox', { name: 'Who' }).click();
    await admin.getByRole('option', { name: 'Sample editor' }).click();
    await admin.getByRole('combobox', { name: 'What' }).click();
    await admin.getByRole('option', { name: 'Logins and passwords' }).click();
    await expectOn(table.getByText(sentence)).toHaveCount(0);
    await admin.getByRole('combobox', { name: 'What' }).click();
    await admin.getByRole('option', { name: 'Content and files' }).click();
    await admin.getByRole('combobox', { name: 'Type' }).click();
    await admin.getByRole('option', { name: 'Person' }).click();
    await expectOn(table.getByText(sentence)).toBeVisible();
    const main = admin.locator('main');
    expect(await violationsOf(admin, main)).toEqual([]);
    const saving = admin.waitForEvent('download');
    await admin.getByRole('button', { name: 'Save as CSV' }).click();
    const file = await readFile(await (await saving).path(), 'utf8');
    expect(file).toContain(sentence);
    expect(file).not.toContain('logged in');
    await admin.setViewportSize({ width: 390, height: 844 });
    await expectOn(table.getByText(sentence)).toBeVisible();
    expect(await main.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(await violationsOf(admin, main)).toEqual([]);
    await admin.getByRole('button', { name: 'Clear filters' }).click();
    await expectOn(table.getByText('downloaded the audit log').first()).toBeVisible();
  } finally {
    await leave();
    await context.close();
  }
});
