import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textVersionOf } from '@patient-press/shared/text-versions';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { create, word } from '../../../cms/tests/fixtures/samples.ts';
import { ARTICLE, administrator, edit, pathOf, publishedArticle, untilAllLive } from '../fixtures/newsroom.ts';
import { attributeValues, htmlPages, templates } from '../fixtures/site.ts';

const { outDir, siteUrl } = stack;
await untilAllLive();
const pages = htmlPages(outDir);
const read = (path: string) => readFileSync(join(outDir, path), 'utf8');
const answerAt = async (path: string) => {
  const answer = await fetch(siteUrl + path, { redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test('each article is there as Markdown, which its page names, with its sources and its dates', () => {
  const articles = [...pages].filter(([path, html]) => textVersionOf(path) !== null && html.includes('<article'));
  expect(articles.length).toBeGreaterThan(5);
  for (const [path, html] of articles) {
    const text = textVersionOf(path) ?? '';
    expect(html).toContain(`<link rel="alternate" type="text/markdown" href="${text}">`);
    const markdown = read(text);
    expect(markdown).toMatch(/^# .+\n\n/);
    expect(markdown).toContain(`Address: <${siteUrl}${path}>`);
    expect(markdown).toMatch(/\n- Published: \d{4}-\d\d-\d\d\n/);
    for (const doi of attributeValues(html, 'href').filter((href) => href.startsWith('https://doi.org/')))
      expect(markdown).toContain(`<${doi}>`);
  }
  const markdown = read(textVersionOf(templates.article) ?? '');
  expect(markdown).toMatch(/\n- Reviewed by: .*Sample Reviewer/);
  expect(markdown).toMatch(/\n- Last reviewed: \d{4}-\d\d-\d\d\n/);
});

test('search engines are sent to the page', async () => {
  const { status, headers } = await answerAt(textVersionOf(templates.article) ?? '');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/markdown;charset=utf-8');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('link')).toBe(`<${templates.article}>; rel="canonical"`);
  expect((await answerAt(templates.article)).headers.get('x-robots-tag')).toBeNull();
  expect(read('_headers')).toContain('/articles/*.md\n  X-Robots-Tag: noindex\n');
});

test('every link of llms.txt leads to a file of the site', () => {
  const text = read('llms.txt');
  expect(text).toMatch(/^# .+\n\n> /);
  const links = [...text.matchAll(/\]\(<([^>]+)>\)/g)].map(([, url = '']) => new URL(url).pathname);
  expect(links.length).toBeGreaterThan(10);
  for (const path of links) expect(existsSync(join(outDir, path.replace(/\/$/, '/index.html'))), path).toBe(true);
});

test('it follows its article: edited, moved, and taken down', async () => {
  const article = await publishedArticle();
  const dek = `What is known: ${word()}.`;
  const moved = await edit(article, { dek, slug: word() });
  await untilAllLive();
  const [before = '', now = ''] = [article, moved].map((one) => textVersionOf(pathOf(one)) ?? '');
  expect((await answerAt(now)).text).toContain(dek);
  const old = await answerAt(before);
  expect([old.status, old.headers.get('location')]).toEqual([301, now]);

  await administrator.call('POST', `${collection(ARTICLE, article.documentId)}/actions/unpublish`, {});
  await create(administrator, 'api::withdrawn-page.withdrawn-page', {
    address: pathOf(moved),
    title: 'A sample title',
    outcome: 'gone',
    reason: 'duplicate',
    withdrawnOn: '2026-11-28',
  });
  await untilAllLive();
  expect(existsSync(join(outDir, now))).toBe(false);
  const { status, headers } = await answerAt(now);
  expect(status).toBe(410);
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  expect((await answerAt(pathOf(moved))).status).toBe(410);
});
