import { test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn } from '../../../web/tests/fixtures/browser.ts';
import { openAdmin } from '../../../web/tests/fixtures/open-admin.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { chosen, completeArticle, create, createBanner, paragraph, word } from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const PAGE = 'api::page.page';
const RELEASE = 'api::release.release';
const administrator = await asAdministrator(stack);
const { admin, dialog, picture } = await openAdmin('editor');

const open = (uid: string, { documentId }: Fields) => admin.goto(`${stack.cmsUrl}/admin${collection(uid, documentId)}`);

test('an editor puts four documents into a release, sees what is missing, and publishes all of them at once', async () => {
  const [mark, name] = [word(), `Campaign ${word()}`];
  const articles: Fields[] = [];
  for (const which of ['First', 'Second'])
    articles.push(
      await create(
        administrator,
        ARTICLE,
        await completeArticle(administrator, {
          headline: `${which} of ${mark}`,
          ...(which === 'Second' && { dek: '' }),
        }),
      ),
    );
  const slug = word();
  const page = await create(administrator, PAGE, { title: `Page ${slug}`, slug, body: [paragraph('About this.')] });
  const banner = await createBanner(administrator, { name: `Banner ${word()}` });

  await admin.goto(`${stack.cmsUrl}/admin/content-manager/collection-types/${ARTICLE}?_q=${mark}`);
  const rows = admin.getByRole('row').filter({ hasText: ` of ${mark}` });
  await expectOn(rows).toHaveCount(2);
  for (const row of await rows.all()) await row.getByRole('checkbox').click();
  await admin.getByRole('button', { name: 'Add to release' }).click();
  await dialog.getByText('A release publishes its documents together').waitFor();
  const choice = dialog.getByRole('combobox', { name: 'Release' });
  await choice.click();
  await admin.getByRole('option', { name: 'New release' }).click();
  await dialog.getByRole('textbox', { name: 'Name of the new release' }).fill(name);
  await picture('add-to-release');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await admin.getByText('2 documents added to the release.').waitFor();

  await open(PAGE, page);
  await admin.getByText('Published on its own.').waitFor();
  await admin.getByRole('button', { name: 'Add to release' }).click();
  await choice.click();
  await admin.getByRole('option', { name }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expectOn(dialog).toHaveCount(0);
  await picture('in-a-release');
  const link = admin.getByRole('link', { name, exact: true });
  await link.waitFor();
  const id = new URL((await link.getAttribute('href')) ?? '', admin.url()).pathname.split('/').at(-1);
  const added = await administrator.call('PUT', collection(RELEASE, id), { banners: chosen(banner) });
  if (added.status !== 200) throw new Error(added.message);

  await link.click();
  await admin.getByRole('textbox', { name: 'Name' }).waitFor();
  await admin.getByRole('button', { name: 'Publish', exact: true }).click();
  await admin.getByText(`“Second of ${mark}”`).first().waitFor();
  await picture('release-refused');

  await admin.getByRole('link', { name: 'Open preview' }).click();
  const preview = admin.frameLocator('iframe[title="Preview"]');
  await preview.getByRole('heading', { name: 'New (3)' }).waitFor();
  await picture('release-preview');
  await preview.getByRole('link', { name: `First of ${mark}` }).click();
  await preview.getByRole('heading', { level: 1, name: `First of ${mark}` }).waitFor();
  await picture('release-preview-page');
  await admin.goto(`${stack.cmsUrl}/admin${collection(RELEASE, id)}`);
  const live = (path: string) => async () => (await fetch(stack.siteUrl + path)).status;
  const paths = [...articles.map((article) => `/articles/${String(article.slug)}/`), `/${slug}/`];
  for (const path of paths) await expectOn.poll(live(path)).toBe(404);

  const dek = { dek: 'One sentence that says what is known.' };
  const fixed = await administrator.call('PUT', collection(ARTICLE, articles[1]?.documentId), dek);
  if (fixed.status !== 200) throw new Error(fixed.message);
  await admin.getByRole('button', { name: 'Publish', exact: true }).click();
  await admin.getByRole('region', { name: 'Notifications' }).getByText('Published document').waitFor();
  await picture('release-published');
  for (const path of paths) await expectOn.poll(live(path), { timeout: 60_000 }).toBe(200);
});
