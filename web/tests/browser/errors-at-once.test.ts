import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { completeArticle, create, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';

const administrator = await asAdministrator(stack);
const ARTICLE = 'api::article.article';
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 800 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const main = admin.getByRole('main');
const notices = admin.getByRole('region', { name: 'Notifications' });
let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'editor');
});
afterAll(async () => {
  await browser.close();
  await leave();
});

const input = (name: string) => main.locator(`[name="${name}"]`);
const button = (name: string) => main.getByRole('button', { name, exact: true });
const summary = (count: number) =>
  main.getByRole('region', { name: count === 1 ? '1 thing to fix' : `${count} things to fix` });
// What leaving would lose is asked about; the next test leaves all the same.
const leaveAnyway = () => admin.once('dialog', (dialog) => void dialog.accept());

async function openForm(documentId: unknown = 'create'): Promise<void> {
  await admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE, documentId)}`);
  await button('Save').waitFor();
}

test('a publication that is refused shows everything that is missing at once, at the fields and beside the buttons', async () => {
  const article = await create(administrator, ARTICLE, { headline: `Incomplete ${word()}`, body: [] });
  await openForm(article.documentId);
  await input('headline').fill('');
  await button('Publish').click();

  await summary(5).waitFor();
  for (const field of ['“Headline”', '“Deck”', '“Body”', 'a source', 'an author']) {
    await expectOn(summary(5).getByRole('button').filter({ hasText: field })).toHaveCount(1);
    await expectOn(main.locator('[data-strapi-field-error]').filter({ hasText: field }).first()).toBeAttached();
  }
  await expectOn(notices).toContainText('Not published. 5 things to fix are marked in the form.');
  await expectOn(notices).not.toContainText('“Deck”');
  await expectOn(input('headline')).toBeFocused();
  await expectOn(input('headline')).toBeInViewport();

  await summary(5).getByRole('button').filter({ hasText: 'an author' }).click();
  const author = main.locator('[data-strapi-field-error]').filter({ hasText: 'an author' });
  await expectOn(author).toBeInViewport();
  leaveAnyway();
});

test('Ctrl, Shift and Enter shows the same as Publish, and Ctrl and Enter saves once all is well', async () => {
  const article = await create(administrator, ARTICLE, { headline: `By keyboard ${word()}`, body: [] });
  await openForm(article.documentId);
  await input('dek').fill('Known so far.');
  // Strapi leaves a shortcut alone while its button is disabled: until it has counted relations to drafts.
  await expectOn(button('Publish')).toBeEnabled();
  await input('dek').press('Control+Shift+Enter');
  await summary(3).waitFor();
  await expectOn(button('Save')).toBeEnabled();
  await input('dek').press('Control+Enter');
  await notices.getByText('Saved document').waitFor();
  await expectOn(summary(3)).toHaveCount(0);
  const { data } = await administrator.call('GET', collection(ARTICLE, article.documentId));
  expect(data.dek).toBe('Known so far.');
});

test('an address that another page has is refused when a draft is saved, with a link to that page', async () => {
  const taken = await create(administrator, ARTICLE, await completeArticle(administrator));
  const article = await create(administrator, ARTICLE, await completeArticle(administrator));
  await openForm(article.documentId);
  await input('slug').fill(String(taken.slug));
  await button('Save').click();
  const link = summary(1).getByRole('link', { name: `Open “${String(taken.headline)}” in a new tab` });
  expect(await link.getAttribute('href')).toBe(`/admin${collection(ARTICLE, taken.documentId)}`);
  const error = main.locator('[data-strapi-field-error]').filter({ hasText: String(taken.headline) });
  await expectOn(error).toBeInViewport();
  leaveAnyway();
});

test('of several articles in a list, those that can’t be published are named with the reasons, and the others published', async () => {
  const name = word();
  const titled = (title: string) => ({ headline: `${title} ${name}` });
  const live = await create(administrator, ARTICLE, await completeArticle(administrator, titled('Live')));
  await publish(administrator, ARTICLE, live);
  const ready = await create(administrator, ARTICLE, await completeArticle(administrator, titled('Ready')));
  const refused = await create(administrator, ARTICLE, { ...titled('Refused'), body: [] });
  await admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE)}?page=1&pageSize=20&_q=${name}`);
  await main.getByRole('link', { name: `Ready ${name}` }).waitFor();
  await main.locator('thead').getByRole('checkbox').check();
  await main.getByText('3 articles selected').waitFor();
  await button('Publish').click();

  const dialog = admin.getByRole('dialog');
  const section = (title: string) => dialog.getByRole('region', { name: title });
  await expectOn(section('Can’t be published yet (1)')).toContainText(`Refused ${name}`);
  await expectOn(section('Can’t be published yet (1)')).toContainText('An article needs an author.');
  await expectOn(section('Ready to publish (1)')).toContainText(`Ready ${name}`);
  await expectOn(section('Already published, with nothing new (1)')).toContainText(`Live ${name}`);
  await dialog.getByRole('button', { name: 'Publish 1' }).click();
  await expectOn(dialog).toHaveCount(0);
  const statusOf = async ({ documentId }: Fields) =>
    (await administrator.call('GET', collection(ARTICLE, documentId))).data.status;
  expect([await statusOf(live), await statusOf(ready), await statusOf(refused)]).toEqual([
    'published',
    'published',
    'draft',
  ]);
});

test('a list has one status, which says of a draft, and of what readers have, what the forms say', async () => {
  const name = word();
  const draft = await create(
    administrator,
    ARTICLE,
    await completeArticle(administrator, { headline: `Draft ${name}` }),
  );
  const live = await create(administrator, ARTICLE, await completeArticle(administrator, { headline: `Live ${name}` }));
  await publish(administrator, ARTICLE, live);
  await admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE)}?page=1&pageSize=20&_q=${name}`);
  const row = ({ headline }: Fields) => main.getByRole('row').filter({ hasText: String(headline) });
  await expectOn(row(draft)).toContainText('Draft');
  await expectOn(row(live)).toContainText('Live');
  await expectOn(row(live)).not.toContainText('Published');
  await expectOn(main.locator('thead').getByText('Status', { exact: true })).toHaveCount(1);
});

test.each([
  ['in a short window', 1440, 480],
  ['on a phone', 390, 844],
])('Save and Publish stay in view however far a form is scrolled, %s', async (_, width, height) => {
  const article = await create(administrator, ARTICLE, await completeArticle(administrator));
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(`${stack.cmsUrl}/admin${collection(ARTICLE, article.documentId)}`);
  const last = page.getByRole('main').getByText('Corrections (0)');
  await last.scrollIntoViewIfNeeded();
  for (const name of ['Save', 'Publish'])
    await expectOn(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
  await page.close();
});
