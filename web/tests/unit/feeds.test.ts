import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TimedChanges } from '../../press/follow/timed-changes.ts';
import { feedPage, topicFeedPage } from '../../src/content/props/feed.ts';
import { newsSitemapPage } from '../../src/content/props/news-sitemap.ts';
import { securityTxt } from '../../src/content/props/security-txt.ts';
import type { Site } from '../../src/content/site/site.ts';
import { formatAtom } from '../../src/seo/atom.ts';
import { formatJsonFeed } from '../../src/seo/json-feed.ts';
import { formatNewsSitemap } from '../../src/seo/news-sitemap.ts';
import { formatRss } from '../../src/seo/rss.ts';
import { anArticle, smallSite } from '../fixtures/small-site.ts';

const topic = { path: '/topics/surgery/', name: 'Surgery', summary: null };
const topics = new Map([
  ['surgery', topic],
  ['care', { path: '/topics/care/', name: 'Care', summary: null }],
]);

const decoded = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll('&amp;', '&');
const tagged = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text = '']) => decoded(text));

test('a topic’s feed has what is new, changed, and corrected on that topic, and nothing else', () => {
  const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`;
  const many = Array.from({ length: 25 }, (_, index) =>
    anArticle(`new-${index}`, { topics: ['surgery'], publishedAt: `${day(index + 1)}T12:00:00.000Z` }),
  );
  const site = smallSite(
    [
      ...many,
      anArticle('elsewhere', { topics: ['care'], publishedAt: `${day(28)}T12:00:00.000Z` }),
      anArticle('changed', {
        topics: ['surgery'],
        textChangedAt: `${day(29)}T12:00:00.000Z`,
        changes: [{ date: day(29), note: 'A new trial.' }],
      }),
      anArticle('corrected', { topics: ['surgery', 'care'], corrections: [{ date: day(30), note: 'A number.' }] }),
    ],
    { topics },
  );
  const { items, title, paths } = topicFeedPage(site, 'surgery', topic);
  expect([title, paths.json]).toEqual(['Surgery – Sample news', '/topics/surgery/feed.json']);
  expect(items).toHaveLength(20);
  expect(items.slice(0, 3).map(({ path, isUpdate }) => [path, isUpdate])).toEqual([
    ['/articles/corrected/#corrected-1', false],
    ['/articles/changed/', true],
    ['/articles/new-24/', false],
  ]);
  expect(items.map(({ path }) => path)).not.toContain('/articles/elsewhere/');
});

test('whatever a text is, each format of a feed says it, and is well formed', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((one) => one.replaceAll(/\s/g, ' '));
  const hostile = fc.oneof(text, fc.constantFrom('</title><script>', ']]>', '&amp;', '"\'<a b="', '<!--'));
  const property = fc.property(hostile, hostile, hostile, (headline, dek, name) => {
    const entry = { path: '/topics/surgery/', name, summary: null };
    const site = smallSite([anArticle('x', { headline, dek, topics: ['surgery'] })], {
      topics: new Map([['surgery', entry]]),
    });
    const page = feedPage(site);
    const atom = formatAtom(page);
    const rss = formatRss(page);
    // What XML can't hold is left out.
    const inXml = (one: string) => one.replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');
    expect(tagged(atom, 'title')).toContain(inXml(headline));
    expect(tagged(atom, 'summary')).toEqual([inXml(dek)]);
    expect(atom.split('<').length).toBe(atom.split('>').length);
    expect(decoded(/<category domain="[^"]*">(.*?)<\/category>/s.exec(rss)?.[1] ?? '')).toBe(inXml(name));
    expect(JSON.parse(JSON.stringify(formatJsonFeed(page)))).toMatchObject({
      items: [{ title: headline, content_text: dek, tags: [name] }],
    });
  });
  fc.assert(property, { numRuns: 100 });
});

test('a feed of nothing is a feed', () => {
  const page = feedPage(smallSite([]));
  expect(formatAtom(page)).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  expect(formatJsonFeed(page)).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', items: [] });
});

const listed = (site: Site) => tagged(formatNewsSitemap(newsSitemapPage(site)), 'loc');

test('the news sitemap has articles of the last two days that search engines may list, and is empty after that', () => {
  const seo = { ...anArticle('x').seo, noIndex: true };
  const at = (hours: number) => ({ publishedAt: new Date(Date.UTC(2026, 2, 10, hours)).toISOString() });
  const site = smallSite(
    [
      ...Array.from({ length: 30 }, (_, index) => anArticle(`old-${index}`)),
      ...Array.from({ length: 11 }, (_, index) => anArticle(`new-${index}`, at(index))),
      anArticle('hidden', { ...at(3), seo }),
    ],
    { now: '2026-03-11T00:00:00.000Z' },
  );
  expect(listed(site)).toHaveLength(11);
  expect(listed(site)[0]).toBe('https://example.org/articles/new-10/');
  const timed = new TimedChanges();
  timed.look(site, site.now);
  expect(timed.isDue('2026-03-11T23:59:59.999Z')).toBe(false);
  expect(timed.isDue('2026-03-12T00:00:00.000Z')).toBe(true);
  site.setNow('2026-03-12T00:00:00.000Z');
  expect(listed(site)).toHaveLength(10);
  site.setNow('2026-03-13T00:00:00.000Z');
  expect(listed(site)).toEqual([]);
  expect(formatNewsSitemap(newsSitemapPage(site))).toMatch(/^<urlset[^>]*>\s*<\/urlset>$/);
});

test('security.txt names a date less than a year ahead, the same for a month', () => {
  const site = smallSite([], { now: '2026-03-01T00:00:00.000Z' });
  expect(securityTxt(site)).toMatchObject({
    contact: 'mailto:editors@example.org',
    expires: '2027-02-01T00:00:00.000Z',
  });
  const timed = new TimedChanges();
  timed.look(site, site.now);
  expect(timed.isDue('2026-03-31T23:59:59.999Z')).toBe(false);
  expect(timed.isDue('2026-04-01T00:00:00.000Z')).toBe(true);
  expect(securityTxt(smallSite([], {}, { contactEmail: null })).contact).toBe('https://example.org/');
});
