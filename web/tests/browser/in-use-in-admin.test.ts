import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { chosen, completeArticle, create, createSource, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { openBrowser } from '../fixtures/browser.ts';
import { violationsOf } from '../fixtures/violations.ts';

const ARTICLE = 'api::article.article';
const SOURCE = 'api::source.source';
const TOPIC = 'api::topic.topic';
const administrator = await asAdministrator(stack);
const topic = await create(administrator, TOPIC, { name: `Topic ${word()}`, slug: word() });
const source = await createSource(administrator);
const headline = `In use ${word()}`;
const slug = word();
const article = await create(
  administrator,
  ARTICLE,
  await completeArticle(administrator, {
    headline,
    slug,
    topics: chosen(topic),
    sources: [{ source: chosen(source) }],
  }),
);
expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'editor');
});
afterAll(async () => {
  await browser.close();
  await leave();
});

const redirects = async () => {
  const query = new URLSearchParams({ 'filters[from][$contains]': slug });
  return (await administrator.call('GET', `${collection('api::redirect.redirect')}?${query}`)).list;
};
const withdrawn = async () => {
  const query = new URLSearchParams({ 'filters[address][$contains]': slug });
  return (await administrator.call('GET', `${collection('api::withdrawn-page.withdrawn-page')}?${query}`)).list;
};
afterAll(async () => {
  for (const { documentId } of await redirects())
    await administrator.call('DELETE', collection('api::redirect.redirect', documentId));
});
const open = (uid: string, documentId: unknown) =>
  admin.goto(`${stack.cmsUrl}/admin/content-manager/collection-types/${uid}/${String(documentId)}`);

test('an editor who deletes a cited source reads which article needs it, beside the form and in the dialog', async () => {
  await open(SOURCE, source.documentId);
  await admin.getByRole('link', { name: headline }).waitFor();
  expect(await violationsOf(admin, admin.getByText('Needed by published content').locator('..'))).toEqual([]);
  await admin.getByRole('button', { name: 'More actions' }).click();
  await admin.getByRole('menuitem', { name: /Delete/ }).click();
  const dialog = admin.getByRole('alertdialog');
  await dialog.getByText('Published content needs this.').waitFor();
  await dialog.getByRole('link', { name: headline }).waitFor();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await admin.getByText(/^Published content needs this source/).waitFor();
  expect((await administrator.call('GET', collection(SOURCE, source.documentId))).status).toBe(200);
});

test('an editor who unpublishes an article sends its readers to the page of its topic', async () => {
  await open(ARTICLE, article.documentId);
  await admin.getByRole('button', { name: 'More document actions' }).first().click();
  await admin.getByRole('menuitem', { name: 'Unpublish' }).click();
  const dialog = admin.getByRole('alertdialog');
  const to = dialog.getByLabel(`Redirect readers of /articles/${slug}/ to`);
  await expect.poll(() => to.inputValue(), { timeout: 30_000 }).toBe(`/topics/${String(topic.slug)}/`);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await admin.getByText(`Readers of /articles/${slug}/ are now sent to`).waitFor();
  expect(await redirects()).toMatchObject([
    { from: `/articles/${slug}/`, to: `/topics/${String(topic.slug)}/`, permanent: false, reason: 'unpublished' },
  ]);
});

test('an editor who unpublishes an article leaves a notice with the reason', async () => {
  for (const { documentId } of await redirects())
    await administrator.call('DELETE', collection('api::redirect.redirect', documentId));
  expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });
  await open(ARTICLE, article.documentId);
  await admin.getByRole('button', { name: 'More document actions' }).first().click();
  await admin.getByRole('menuitem', { name: 'Unpublish' }).click();
  const dialog = admin.getByRole('alertdialog');
  await dialog.getByRole('radio', { name: 'A notice that says why' }).click();
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await admin.getByRole('option', { name: 'Its evidence was retracted' }).click();
  await dialog.getByLabel('Public note').fill('The journal retracted the study.');
  expect(await violationsOf(admin, dialog)).toEqual([]);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await admin.getByText(`Readers of /articles/${slug}/ now learn that the page was withdrawn`).waitFor();
  const left = await withdrawn();
  expect(left).toMatchObject([
    {
      address: `/articles/${slug}/`,
      title: headline,
      outcome: 'notice',
      reason: 'retracted-evidence',
      note: 'The journal retracted the study.',
      related: `/topics/${String(topic.slug)}/`,
    },
  ]);
  for (const { documentId } of left)
    await administrator.call('DELETE', collection('api::withdrawn-page.withdrawn-page', documentId));
});

test('an old address that leads nowhere is listed beside the form, and redirected there', async () => {
  for (const { documentId } of await redirects())
    await administrator.call('DELETE', collection('api::redirect.redirect', documentId));
  await open(ARTICLE, article.documentId);
  const to = admin.getByLabel(`There’s no page at /articles/${slug}/ now. Redirect readers to`);
  await to.fill('/about/');
  await admin.getByRole('button', { name: 'Redirect', exact: true }).click();
  await to.waitFor({ state: 'detached' });
  expect(await redirects()).toMatchObject([{ from: `/articles/${slug}/`, to: '/about/' }]);
});
