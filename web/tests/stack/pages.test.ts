import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { firstPageOf } from '@patient-press/shared/list-paths';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { bannerScript } from '../../press/bundle/banner-script.ts';
import { untilLive } from '../fixtures/press.ts';
import { attributeValues, htmlPages, templates } from '../fixtures/site.ts';
import { structuredData } from '../fixtures/structured-data.ts';

const { outDir, siteUrl } = stack;
// What tests before these published is still on its way.
await untilLive(stack);
const pages = htmlPages(outDir);
// How React writes what is as valid: <input/>, required="", maxLength. A form has one field for each wording that was shown.
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attr-case': 'off',
    'form-dup-name': 'off',
    // A title is never cut: see formatTitle.
    'long-title': 'off',
  },
});

const read = (path: string) => readFileSync(join(outDir, path), 'utf8');
const pageAt = (path: string): string => pages.get(path) ?? expect.fail(`There is no page at ${path}.`);

/** A page as readers see it whose view drew the first variant of each banner, and one whose view drew the last. */
const asDrawn = (html: string) => [
  html.replaceAll(/<template.*?<\/template>/gs, ''),
  html.replaceAll(/<aside(?:(?!<\/aside>).)*<\/aside>(?:<template[^>]*>((?:(?!<\/template>).)*)<\/template>)+/gs, '$1'),
];

test.each([...pages.keys()])('%s is valid HTML', async (path) => {
  const reports = await Promise.all(asDrawn(pageAt(path)).map((html) => validator.validateString(html, path)));
  const problems = reports.flatMap(({ results }) =>
    results.flatMap(({ messages }) => messages.map(({ line, message, ruleId }) => `${line}: ${message} (${ruleId})`)),
  );
  expect(problems).toEqual([]);
});

test('every link and picture of this site leads somewhere, and every anchor is there', () => {
  const broken: string[] = [];
  for (const [path, html] of pages) {
    // A redirect may lead to what is gone: that is the editors' to say.
    if (html.includes('http-equiv="refresh"')) continue;
    const addresses = ['href', 'src'].flatMap((name) => attributeValues(html, name));
    const candidates = attributeValues(html, 'srcset').flatMap((set) =>
      set.split(', ').map((entry) => entry.split(' ')[0] ?? ''),
    );
    for (const address of [...addresses, ...candidates]) {
      const url = new URL(address, siteUrl + path);
      if (url.origin !== siteUrl) continue;
      const target = pages.get(url.pathname);
      if (target === undefined && !existsSync(join(outDir, url.pathname))) broken.push(`${path} → ${address}`);
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (anchor && target !== undefined && !target.includes(`id="${anchor}"`))
        broken.push(`${path} → ${address} (no such anchor)`);
    }
  }
  expect(broken).toEqual([]);
});

test('every id is on its page once', () => {
  for (const [path, html] of pages) {
    const ids = attributeValues(html, 'id');
    expect(new Set(ids).size, path).toBe(ids.length);
  }
});

const isSample = (path: string) => /\/w[\da-f]{6,}\/$/.test(path);

test('every page has a title and a description of its own, and its own canonical address', () => {
  const described = new Map<string, string>();
  for (const [path, html] of pages) {
    if (html.includes('http-equiv="refresh"')) continue;
    // Whole: search engines cut it where they have to.
    expect(html, path).toMatch(/<title>[^<…]{5,140}<\/title>/);
    const [, description = ''] = /<meta name="description" content="([^"]{20,})"/.exec(html) ?? [];
    expect(description, path).not.toBe('');
    // Samples of other tests, as `word` names them, are alike in all else.
    const other = isSample(path) ? undefined : described.get(description);
    expect([path, other]).toEqual([path, undefined]);
    described.set(description, path);
    const isListed = !html.includes('<meta name="robots" content="noindex"');
    expect(html.includes(`<link rel="canonical" href="${siteUrl}${path}"`), path).toBe(isListed);
  }
});

test('articles carry one script of at most 1.5 kB, and weigh at most 14 kB with their styles as sent', async () => {
  const script = await bannerScript();
  expect(brotliCompressSync(script).length).toBeLessThanOrEqual(1500);
  expect(gzipSync(script).length).toBeLessThanOrEqual(1536);
  const articles = [...pages].filter(
    ([path, html]) => path.startsWith('/articles/') && !html.includes('http-equiv="refresh"'),
  );
  expect(articles.length).toBeGreaterThan(9);
  for (const [path, html] of articles) {
    expect(scriptsIn(html), path).toEqual([script]);
    // That for paper delays nothing.
    expect(html, path).not.toMatch(/<link rel="stylesheet"(?![^>]*media="print")/);
    expect(brotliCompressSync(html.replace(script, '')).length, path).toBeLessThanOrEqual(14_000);
    // With the script, and the headers before it, still what a server sends before it waits for an answer: RFC 6928.
    expect(brotliCompressSync(html).length, path).toBeLessThanOrEqual(14_336);
  }
});

/** The code of scripts inside a page; what browsers run, not what they read. */
const scriptsIn = (html: string) =>
  [...html.matchAll(/<script(?![^>]*(?:application\/ld\+json|src=))[^>]*>(.*?)<\/script>/gs)].map(([, code]) => code);

test('the structured data of an article says what the page says', () => {
  const html = pageAt(templates.article);
  const nodes = structuredData(html);
  const node = (type: string) =>
    nodes.find((candidate) => candidate['@type'] === type) ?? expect.fail(`There is no ${type}.`);
  const article = node('Article');
  const page = node('MedicalWebPage');
  expect(html).toContain(String(article.headline));
  expect(attributeValues(html, 'datetime')).toContain(article.datePublished);
  expect(attributeValues(html, 'datetime')).toContain(page.lastReviewed);
  expect(JSON.stringify(page.reviewedBy)).toContain('Sample Reviewer');
  expect(JSON.stringify(article.citation)).toContain('10.1016/j.ccell.2018.05.012');
  expect(article.mainEntityOfPage).toEqual({ '@id': page['@id'] });
  expect(JSON.stringify(node('NewsMediaOrganization'))).toMatch(
    /publishingPrinciples.*correctionsPolicy.*ownershipFundingInfo/,
  );
  expect(JSON.stringify(node('BreadcrumbList'))).toContain('/topics/');
});

test('the corrections of an article are on the page, dated, and in its structured data', () => {
  const html = pageAt(templates['corrected article']);
  const article = structuredData(html).find((node) => node['@type'] === 'Article');
  const corrections = z.array(z.looseObject({ datePublished: z.string() })).parse(article?.correction);
  expect(corrections).toHaveLength(2);
  for (const { datePublished } of corrections) expect(attributeValues(html, 'datetime')).toContain(datePublished);
});

test('the feed lists the articles, newest first', () => {
  const feed = read('feed.xml');
  const links = [...feed.matchAll(/<item>.*?<link>(.*?)<\/link>/gs)].map(([, link = '']) => new URL(link).pathname);
  expect(links[0]).toBe(templates.article);
  for (const link of links) expect(pages.has(link), link).toBe(true);
  const dates = [...feed.matchAll(/<pubDate>(.*?)<\/pubDate>/g)].map(([, date = '']) => Date.parse(date));
  expect(dates).toEqual([...dates].sort((a, b) => b - a));
});

test('the sitemaps list every page that search engines may list, and no other', () => {
  expect(read('robots.txt')).toContain(`Sitemap: ${siteUrl}/sitemap.xml`);
  const maps = [...read('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
  const listed = maps.flatMap((map) =>
    [...read(map).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname),
  );
  const indexable = [...pages]
    .filter(([, html]) => !/<meta name="robots" content="noindex/.test(html))
    .map(([path]) => path);
  // The further pages of a list are reached from the first.
  expect(listed.sort()).toEqual(indexable.filter((path) => firstPageOf(path) === path).sort());
});

test('an old address leads to the new one, with the right status', async () => {
  const answer = async (path: string) => {
    const response = await fetch(siteUrl + path, { redirect: 'manual' });
    return [response.status, response.headers.get('location')];
  };
  expect(await answer('/articles/glioblastoma-apoptosis-study/')).toEqual([301, templates.article]);
  expect(await answer('/articles/glioblastoma-apoptosis-study')).toEqual([301, templates.article]);
  expect(await answer('/trust-funds/')).toEqual([302, templates['corrected article']]);
  expect(read('_redirects')).toContain(`/trust-funds/ ${templates['corrected article']} 302`);
});

test('the PDF of an open guide can be downloaded; that of the other is nowhere on the site', async () => {
  const open = await fetch(`${siteUrl}${templates.guide}questions-to-ask-in-the-first-weeks.pdf`);
  expect(open.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await open.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const [onRequest] = attributeValues(pageAt('/guides/'), 'href').filter((href) =>
    /^\/guides\/(?!questions)[^/]+\/$/.test(href),
  );
  expect(onRequest).toBeDefined();
  expect(attributeValues(pageAt(onRequest ?? ''), 'href').filter((href) => href.endsWith('.pdf'))).toEqual([]);
});
