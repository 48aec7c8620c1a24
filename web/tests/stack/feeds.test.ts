import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { chosen, create, word } from '../../../cms/tests/fixtures/samples.ts';
import { ARTICLE, administrator, pathOf, publishedArticle, TOPIC, untilAllLive } from '../fixtures/newsroom.ts';
import { htmlPages, templates } from '../fixtures/site.ts';

const { outDir, siteUrl } = stack;
await untilAllLive();
const pages = htmlPages(outDir);
const read = (path: string) => readFileSync(join(outDir, path), 'utf8');

const jsonFeed = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  feed_url: z.url(),
  items: z.array(
    z.looseObject({ url: z.url(), title: z.string(), content_text: z.string(), tags: z.array(z.string()).optional() }),
  ),
});
const feedAt = (path: string) => jsonFeed.parse(JSON.parse(read(path)));
const pathsIn = (path: string) => feedAt(path).items.map(({ url }) => new URL(url).pathname);

/** The feeds that the head of a page names, by their types. */
const namedIn = (html: string) =>
  [...html.matchAll(/<link rel="alternate" type="([^"]+)"[^>]* href="([^"]+)"/g)].map(([, type, href]) => [type, href]);

test('the site has feeds in three formats, which its lists name, and every page names one', () => {
  const all = [
    ['application/rss+xml', '/feed.xml'],
    ['application/atom+xml', '/atom.xml'],
    ['application/feed+json', '/feed.json'],
  ];
  expect(namedIn(pages.get('/') ?? '')).toEqual(all);
  expect(namedIn(pages.get('/articles/') ?? '')).toEqual(all);
  expect(namedIn(pages.get(templates.guide) ?? '')).toEqual(all.slice(0, 1));
});

test('each topic has feeds of its own, in its head and as a link, with the articles of that topic alone', () => {
  const topics = [...pages].filter(([path]) => /^\/topics\/[^/]+\/$/.test(path));
  expect(topics.length).toBeGreaterThan(2);
  for (const [path, html] of topics) {
    const [, ...own] = namedIn(html).map(([, href = '']) => href);
    expect(own).toEqual(['feed.xml', 'atom.xml', 'feed.json'].map((name) => path + name));
    for (const file of own) expect(read(file).length, file).toBeGreaterThan(0);
    expect(html).toContain(`<a href="${path}feed.xml">`);
    for (const item of pathsIn(`${path}feed.json`)) expect(pages.get(item), item).toContain(`href="${path}"`);
  }
});

test('all formats have the same items, with pictures and topics', () => {
  for (const base of ['/', templates.topic]) {
    const { items } = feedAt(`${base}feed.json`);
    const links = (file: string, pattern: RegExp) => [...read(base + file).matchAll(pattern)].map(([, url]) => url);
    const expected = items.map(({ url }) => url);
    expect(links('feed.xml', /<item>.*?<link>(.*?)<\/link>/gs)).toEqual(expected);
    expect(links('atom.xml', /<entry>.*?<id>(.*?)<\/id>/gs)).toEqual(expected);
    const pictures = items.flatMap(({ image }) => (typeof image === 'string' ? [image] : []));
    expect(pictures.length).toBeGreaterThan(0);
    expect(links('feed.xml', /<media:content url="(.*?)"/g)).toEqual(pictures);
    expect(links('atom.xml', /<link rel="enclosure" type="image\/jpeg" href="(.*?)"/g)).toEqual(pictures);
    for (const picture of pictures) expect(read(new URL(picture).pathname).length).toBeGreaterThan(1000);
    const named = items.flatMap(({ tags = [] }) => tags);
    expect(named.length).toBeGreaterThan(0);
    expect(links('feed.xml', /<category domain="[^"]+">(.*?)<\/category>/g)).toHaveLength(named.length);
  }
});

test('a new article is in its topic’s feeds and in the news sitemap, and an article that is taken down in neither', async () => {
  const topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
  const article: Fields = await publishedArticle({ topics: chosen(topic) });
  await untilAllLive();
  const file = `/topics/${String(topic.slug)}/feed.json`;
  expect(pathsIn(file)).toEqual([pathOf(article)]);
  expect(read('news-sitemap.xml')).toContain(`<loc>${siteUrl}${pathOf(article)}</loc>`);
  expect(read('robots.txt')).toContain(`Sitemap: ${siteUrl}/news-sitemap.xml`);
  const answer = await fetch(siteUrl + file);
  expect(answer.headers.get('content-type')).toBe('application/json');
  await administrator.call('POST', `${collection(ARTICLE, article.documentId)}/actions/unpublish`, {});
  await untilAllLive();
  expect(pathsIn(file)).toEqual([]);
  expect(read('news-sitemap.xml')).not.toContain(pathOf(article));
});

test('who finds a vulnerability finds an address for it', async () => {
  const answer = await fetch(`${siteUrl}/.well-known/security.txt`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  const lines = (await answer.text()).trimEnd().split('\n');
  const fields = new Map(lines.map((line) => line.split(/: (.*)/s) as [string, string])); // each line is one field
  expect(fields.get('Contact')).toBe('mailto:editors@example.org');
  expect(fields.get('Canonical')).toBe(`${siteUrl}/.well-known/security.txt`);
  const days = (Date.parse(fields.get('Expires') ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(300);
  expect(days).toBeLessThan(365);
});
