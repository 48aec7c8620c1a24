import { afterAll, expect, inject, test } from 'vitest';
import { asAdministrator, collection } from '../../cms/tests/admin-api.ts';
import { completeBanner, create, word } from '../../cms/tests/samples.ts';
import { openBrowser } from './browser.ts';

const stack = inject('stack');
const BANNER = 'api::cta-banner.cta-banner';
const administrator = await asAdministrator(stack);
const marketer = { email: `${word()}@example.com`, password: 'Sample-passw0rd' };
const role = (await administrator.call('GET', '/admin/roles')).list.find(({ code }) => code === 'marketer');
const person = { firstname: 'Sample', lastname: 'Marketer', email: marketer.email, roles: [role?.id] };
const { id } = (await administrator.call('POST', '/admin/users', person)).data;
await administrator.call('PUT', `/admin/users/${String(id)}`, { password: marketer.password, isActive: true });
const browser = await openBrowser();
afterAll(async () => {
  await browser.close();
  await administrator.call('DELETE', `/admin/users/${String(id)}`);
});

test('a marketer picks a banner’s colors, and is told when they can hardly be read', async () => {
  const colors = { background: '#123a5c', text: '#ffffff' };
  const banner = await create(administrator, BANNER, await completeBanner(administrator, { colors }));
  const context = await browser.newContext({ viewport: { width: 1440, height: 1400 }, reducedMotion: 'reduce' });
  // A first visit loads the whole admin on two cores that the stack is using too.
  context.setDefaultTimeout(60_000);
  const admin = await context.newPage();
  await admin.goto(`${stack.cmsUrl}/admin`);
  await admin.getByLabel('Email').fill(marketer.email);
  await admin.getByLabel(/^Password/).fill(marketer.password);
  await admin.getByRole('button', { name: 'Login' }).click();
  await admin.getByRole('link', { name: 'Content Manager' }).waitFor();
  await admin.goto(`${stack.cmsUrl}/admin/content-manager/collection-types/${BANNER}/${String(banner.documentId)}`);

  const pickers = admin.getByRole('button', { name: 'Color picker toggle' });
  await pickers.nth(3).waitFor();
  expect(await pickers.first().textContent()).toMatch(/#123a5c/i);
  const pick = async (color: string) => {
    await pickers.first().click();
    await admin.getByLabel('Color picker input').fill(color);
    await admin.keyboard.press('Escape');
    await admin.getByRole('button', { name: 'Save' }).click();
  };
  await pick('#eeeeee');
  await admin
    .getByText(/“Text” and “Background” are too alike: their contrast is 1\.16:1/)
    .first()
    .waitFor();
  await pick('#004400');
  await admin.getByText('Saved document').waitFor();
  const saved = (await administrator.call('GET', collection(BANNER, banner.documentId))).data;
  expect(saved.colors).toMatchObject({ background: expect.stringMatching(/^#004400$/i), text: '#ffffff' });
});
