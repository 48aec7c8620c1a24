import { afterAll, beforeAll, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { asAdministrator, collection } from '../fixtures/admin-api.ts';
import { createBanner } from '../fixtures/samples.ts';

const BANNER = 'api::cta-banner.cta-banner';
const administrator = await asAdministrator(stack);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const form = admin.getByRole('main');
let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'marketer');
});
afterAll(async () => {
  await browser.close();
  await leave();
});

test('a marketer chooses the page types of a banner from checkboxes, and none is all', async () => {
  const { documentId } = await createBanner(administrator, { pages: ['article', 'topic'] });
  await admin.goto(`${stack.cmsUrl}/admin${collection(BANNER, documentId)}`);
  const types = form.getByRole('group', { name: 'Page types' });
  const checked = types.getByRole('checkbox', { checked: true });
  await expectOn(checked).toHaveCount(2);
  const savedPages = async () => (await administrator.call('GET', collection(BANNER, documentId))).data.pages;
  const save = async (expected: unknown) => {
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expectOn.poll(savedPages).toEqual(expected);
  };

  await checked.first().uncheck();
  await save(['topic']);
  await expectOn(checked).toHaveCount(1);
  await checked.first().uncheck();
  await save(null);
});

test('a value in another form than its field wants is refused in a sentence that says where to look', async () => {
  const colors = { background: '#123a5c', text: '#ffffff' };
  const { documentId } = await createBanner(administrator, { variants: [], colors });
  await admin.goto(`${stack.cmsUrl}/admin${collection(BANNER, documentId)}`);
  await form.getByRole('button', { name: 'Save', exact: true }).waitFor();
  await form.getByText('Variants (0)').waitFor();
  await form.getByRole('button', { name: 'None yet. Click to add one.' }).last().click();
  await form.locator('[name="variants.0.key"]').fill('Not a key');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  const error = form.locator('[data-strapi-field-error]').filter({ hasText: 'required format' });
  await expectOn(error.first()).toBeInViewport();
  await expectOn(form.getByText(/does not match/)).toHaveCount(0);
  admin.once('dialog', (dialog) => void dialog.accept());
});
