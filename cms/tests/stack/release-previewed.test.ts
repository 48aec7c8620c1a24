import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection } from '../fixtures/admin-api.ts';
import { completeArticle, create, paragraph, publish, word } from '../fixtures/samples.ts';

const RELEASE = 'api::release.release';
const ARTICLE = 'api::article.article';
const PAGE = 'api::page.page';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');

const textAt = async (address: string): Promise<string> => (await fetch(address)).text();

test('the preview of a release shows the site as readers get it once the release is published', async () => {
  const [slug, note] = [word(), `Added the results of ${word()}.`];
  const page = await create(editor, PAGE, { title: `Page ${slug}`, slug, body: [paragraph('Before.')] });
  expect((await publish(editor, PAGE, page)).status).toBe(200);
  const live = `${stack.siteUrl}/${slug}/`;
  await vi.waitUntil(async () => (await fetch(live)).status === 200, { timeout: 60_000, interval: 200 });
  const changes = { body: [paragraph('After.')], changeKind: 'major', changeNote: note };
  expect((await editor.call('PUT', collection(PAGE, page.documentId), changes)).status).toBe(200);
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  const named = ({ id, documentId }: typeof page) => ({ connect: [{ id, documentId }] });
  const release = await create(editor, RELEASE, {
    name: `Release ${word()}`,
    pages: named(page),
    articles: named(article),
  });

  const asked = `/content-manager/preview/url/${RELEASE}?documentId=${String(release.documentId)}&status=draft`;
  const url = String((await editor.call('GET', asked)).data.url);
  const list = await textAt(url);
  expect(list).toContain(String(article.headline));
  expect(list).toContain(`Page ${slug}`);
  const previewed = await textAt(new URL(`../site/${slug}/`, url).href);
  for (const shown of ['After.', note]) expect(previewed).toContain(shown);
  expect(await textAt(live)).not.toContain(note);

  expect((await publish(editor, RELEASE, release)).status).toBe(200);
  await vi.waitUntil(async () => (await textAt(live)).includes(note), { timeout: 60_000, interval: 200 });
  const address = `${stack.siteUrl}/articles/${String(article.slug)}/`;
  await vi.waitUntil(async () => (await fetch(address)).status === 200, { timeout: 60_000, interval: 200 });
});
