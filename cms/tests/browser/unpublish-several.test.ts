import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn } from '../../../web/tests/fixtures/browser.ts';
import { openAdmin } from '../../../web/tests/fixtures/open-admin.ts';
import { violationsOf } from '../../../web/tests/fixtures/violations.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { completeArticle, create, publish } from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const WITHDRAWN = 'api::withdrawn-page.withdrawn-page';
const administrator = await asAdministrator(stack);
const { admin, dialog, picture } = await openAdmin('editor', { viewport: { width: 1280, height: 1000 } });

const pathOf = ({ slug }: Fields) => `/articles/${String(slug)}/`;

test('an editor unpublishes several articles from the list, and says once what readers find', async () => {
  const [one, two, draft] = [
    await create(administrator, ARTICLE, await completeArticle(administrator)),
    await create(administrator, ARTICLE, await completeArticle(administrator)),
    await create(administrator, ARTICLE, await completeArticle(administrator)),
  ];
  for (const article of [one, two]) expect((await publish(administrator, ARTICLE, article)).status).toBe(200);
  await admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE)}?sort=updatedAt:DESC`);
  for (const { headline } of [one, two, draft])
    await admin
      .getByRole('row')
      .filter({ hasText: String(headline) })
      .getByRole('checkbox')
      .click();
  await admin.getByRole('button', { name: 'Unpublish', exact: true }).click();
  await dialog.getByText('Readers no longer find these (2)').waitFor();
  await expectOn(dialog.getByRole('link', { name: String(draft.headline) })).toHaveCount(0);
  await dialog.getByRole('radio', { name: 'A notice that says why' }).click();
  await dialog.getByRole('combobox', { name: 'Reason' }).click();
  await admin.getByRole('option', { name: 'Its evidence was retracted' }).click();
  await dialog.getByLabel('Public note').fill('The journal retracted the study.');
  await picture('unpublish-several');
  expect(await violationsOf(admin, dialog)).toEqual([]);
  await dialog.getByRole('button', { name: 'Unpublish 2' }).click();
  await dialog.getByText('Unpublished (2)').waitFor();
  await picture('unpublished-several');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expectOn(dialog).toHaveCount(0);
  for (const article of [one, two]) {
    const answer = await administrator.call('GET', `${collection(WITHDRAWN)}?filters[address][$eq]=${pathOf(article)}`);
    expect(answer.list).toMatchObject([
      {
        title: article.headline,
        outcome: 'notice',
        reason: 'retracted-evidence',
        note: 'The journal retracted the study.',
      },
    ]);
    for (const { documentId } of answer.list) await administrator.call('DELETE', collection(WITHDRAWN, documentId));
  }
});
