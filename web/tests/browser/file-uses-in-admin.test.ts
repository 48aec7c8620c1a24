import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { uploadFile } from '../../../cms/tests/fixtures/media-library.ts';
import { samplePicture } from '../../../cms/tests/fixtures/sample-pictures.ts';
import { completeArticle, create, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { openBrowser } from '../fixtures/browser.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const name = `${word()}.png`;
const file = await uploadFile(administrator, await samplePicture('png'), name);
const headline = `With a picture ${word()}`;
const hero = { image: file.id, alt: 'A picture.' };
const article = await create(administrator, ARTICLE, await completeArticle(administrator, { headline, hero }));
expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
context.setDefaultTimeout(60_000);
const admin = await context.newPage();
let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'editor');
});
afterAll(async () => {
  await browser.close();
  await leave();
});

test('an editor sees in the details of a picture where it is used, and is asked before it is deleted', async () => {
  await admin.goto(`${stack.cmsUrl}/admin/plugins/upload?assetId=${String(file.id)}`);
  const details = admin.getByRole('dialog');
  await details.getByRole('region', { name: 'Where it’s used' }).getByRole('link', { name: headline }).waitFor();

  await details.getByRole('button', { name: /delete/i }).click();
  await admin
    .getByRole('alertdialog')
    .getByRole('button', { name: /confirm|delete/i })
    .last()
    .click();
  const question = admin.getByRole('alertdialog', { name: 'Delete it anyway?' });
  await question.getByRole('link', { name: headline }).waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await admin.getByText('Nothing was deleted.').first().waitFor();
  expect((await administrator.call('GET', `/upload/files/${String(file.id)}`)).status).toBe(200);
  const { data } = await administrator.call('GET', collection(ARTICLE, article.documentId));
  expect(data.headline).toBe(headline);
});
