import { afterAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { createBanner } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';

const BANNER = 'api::cta-banner.cta-banner';
const administrator = await asAdministrator(stack);
const browser = await openBrowser();
let leave: () => Promise<void>;
afterAll(async () => {
  await browser.close();
  await leave();
});

test('a marketer picks a banner’s colors, and sees when they can hardly be read', async () => {
  const colors = { background: '#123a5c', text: '#ffffff' };
  const banner = await createBanner(administrator, { colors });
  const context = await browser.newContext({ viewport: { width: 1440, height: 1400 }, reducedMotion: 'reduce' });
  const admin = await context.newPage();
  leave = await logInAs(admin, 'marketer');
  await admin.goto(`${stack.cmsUrl}/admin/content-manager/collection-types/${BANNER}/${String(banner.documentId)}`);

  const pickers = admin.getByRole('button', { name: 'Color picker toggle' });
  await pickers.nth(3).waitFor();
  await expectOn(pickers.first()).toHaveText(/#123a5c/i);
  const pick = async (color: string) => {
    await pickers.first().click();
    await admin.getByLabel('Color picker input').fill(color);
    await admin.keyboard.press('Escape');
    await admin.getByRole('button', { name: 'Save' }).click();
  };
  await pick('#eeeeee');
  await admin
    .getByText(/“Text” and “Background” are too similar to read: their contrast is 1\.16:1/)
    .first()
    .waitFor();
  await pick('#004400');
  await admin.getByText('Saved document').waitFor();
  const saved = (await administrator.call('GET', collection(BANNER, banner.documentId))).data;
  expect(saved.colors).toMatchObject({ background: expect.stringMatching(/^#004400$/i), text: '#ffffff' });
});
