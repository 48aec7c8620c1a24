import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { find, type Load, loadEntry, type Query } from '../../src/search/find.ts';
import { ENTRY, type Entry, INDEX } from '../../src/search/format.ts';
import { ARTICLE, administrator, pathOf, publishedArticle, untilAllLive } from '../fixtures/newsroom.ts';
import { ownPress } from '../fixtures/own-press.ts';
import { mentionsOf } from '../fixtures/site.ts';

/** As a browser loads it. */
const load: Load = async (path) => {
  const answer = await fetch(stack.siteUrl + INDEX + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};
const search = async (text: string, rest: Partial<Query> = {}) =>
  find(await loadEntry(load), load, { text, most: 10, ...rest });
const pathsFor = async (text: string) => (await search(text)).results.map(({ path }) => path);
const answered = async (query: Record<string, string>) =>
  fetch(`${stack.siteUrl}/search/?${new URLSearchParams(query)}`);

const untilFound = (text: string, paths: string[]) =>
  vi.waitFor(async () => expect(await pathsFor(text)).toEqual(paths), { timeout: 10_000, interval: 100 });

/** What readers may ask, and what is to come first. */
const golden: [query: string, path: string][] = [
  ['asbestos trust funds', '/articles/asbestos-trust-funds/'],
  ['trust fund claim', '/articles/asbestos-trust-funds/'],
  ['pemetrexed', '/articles/pemetrexed-and-cisplatin/'],
  ['immunotherapy', '/articles/nivolumab-ipilimumab-checkmate-743/'],
  ['breathless', '/articles/breathlessness-and-pleural-fluid/'],
  ['short of breath', '/articles/breathlessness-and-pleural-fluid/'],
  ['Nora Ellison', '/people/sample-author-nora-ellison/'],
  ['questions for my doctor', '/guides/questions-to-ask-in-the-first-weeks/'],
  ['treatment', '/topics/treatment/'],
  ['corrections', '/corrections/'],
];

describe('the search', () => {
  beforeAll(async () => {
    await untilAllLive();
    await vi.waitFor(async () => expect((await loadEntry(load)).count).toBeGreaterThan(10), { timeout: 30_000 });
  });

  test.each(golden)('for “%s” has the obvious page first', async (query, path) => {
    const found = await pathsFor(query);
    expect(found[0]).toBe(path);
  });

  test('suggests what the site has for what is mistyped', async () => {
    expect((await search('pemitrexed')).meant).toBe('pemetrexed');
    expect((await search('mesotheliuma treatment')).meant).toBe('mesothelioma treatment');
  });

  test('finds what was published within ten seconds, as it is now, and no longer what is unpublished', async () => {
    const [first, second] = [`zq${word()}`, `zr${word()}`];
    const article = await publishedArticle({ headline: `A sample about ${first}` });
    await untilFound(first, [pathOf(article)]);
    await administrator.call('PUT', collection(ARTICLE, article.documentId), { headline: `A sample about ${second}` });
    expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });
    await untilFound(second, [pathOf(article)]);
    expect(await pathsFor(first)).toEqual([]);
    await administrator.call('POST', `${collection(ARTICLE, article.documentId)}/actions/unpublish`, {});
    await untilFound(second, []);
  });

  test('never finds what search engines are not to list', async () => {
    const [hidden, shown] = [`zs${word()}`, `zt${word()}`];
    await publishedArticle({ headline: `A sample about ${hidden}`, seo: { noIndex: true } });
    const other = await publishedArticle({ headline: `A sample about ${shown}` });
    await untilFound(shown, [pathOf(other)]);
    expect(await pathsFor(hidden)).toEqual([]);
  });

  test('has its files cached for good under names that change with them, and asked for each time what names them', async () => {
    const entry = JSON.parse(readFileSync(join(stack.outDir, '_search', ENTRY), 'utf8')) as Entry;
    const shard = entry.words.findIndex((digest) => digest !== '');
    const [named, first] = await Promise.all(
      [`files/words-${shard}-${entry.words[shard]}.json`, ENTRY].map((path) => fetch(stack.siteUrl + INDEX + path)),
    );
    expect(named?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(first?.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  });
});

describe('without script, the press', () => {
  test('answers the form, for no search engine, and has the next request not name the question', async () => {
    const answer = await answered({ q: 'asbestos trust funds' });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self' 'sha256-");
    expect(html).toMatch(/<meta name="robots" content="noindex/);
    expect(html).toContain('<a href="/articles/asbestos-trust-funds/">');
    expect(html).toContain('<mark>trust</mark>');
    expect(html).toContain('value="asbestos trust funds"');
  });

  test('narrows results down, suggests, and says when nothing was found', async () => {
    expect(await (await answered({ q: 'asbestos', kind: 'topic' })).text()).not.toContain('href="/articles/asbestos');
    expect(await (await answered({ q: 'pemitrexed' })).text()).toContain('href="/search/?q=pemetrexed"');
    const html = await (await answered({ q: `zu${word()}` })).text();
    expect(html).toContain('No results');
    expect(html).not.toMatch(/class="nothing prose" hidden/);
  });

  test('prints what was typed as text, whatever it is', async () => {
    const html = await (
      await answered({ q: '"><script>alert(1)</script>', topic: '__proto__', year: 'x', most: '1e9' })
    ).text();
    expect(html).not.toContain('<script>alert');
  });
});

test('a press writes down nowhere what someone searches for', async () => {
  const press = await ownPress(stack);
  const running = press.start({ LOG_FORMAT: 'json' });
  await press.ready();
  const secret = `zv${word()}`;
  const paths = [
    `/search/?q=${secret}`,
    `/search?q=${secret}`,
    `/search/?kind=guide&q=${secret}`,
    `/nowhere/?q=${secret}`,
  ];
  await vi.waitFor(() => expect(existsSync(join(press.outDir, '_search', ENTRY))).toBe(true), { timeout: 30_000 });
  for (const path of paths) expect((await fetch(press.siteUrl + path)).status).toBeLessThan(500);
  await press.stop();
  expect(running.output()).not.toContain(secret);
  for (const folder of [press.outDir, press.dataDir]) expect(mentionsOf(folder, secret)).toEqual([]);
});
