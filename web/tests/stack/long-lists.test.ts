import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstPageOf } from '@patient-press/shared/list-paths';
import { HtmlValidate } from 'html-validate';
import { afterAll, expect, test } from 'vitest';
import { root, runToEnd } from '../../../.run/processes.ts';
import { pressEnvironment } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { attributeValues, htmlPages } from '../fixtures/site.ts';
import { structuredData, vocabularyFaults } from '../fixtures/structured-data.ts';

const MORE = 210;

const outDir = mkdtempSync(join(tmpdir(), 'long-lists-'));
afterAll(() => rmSync(outDir, { recursive: true }));
await runToEnd([join(import.meta.dirname, '../fixtures/enlarged-site.ts'), outDir, String(MORE)], {
  name: 'the enlarged site',
  cwd: join(root, 'web'),
  env: pressEnvironment(stack),
});
const pages = htmlPages(outDir);
const pageAt = (path: string): string => pages.get(path) ?? expect.fail(`There is no page at ${path}.`);
const further = [...pages.keys()].filter((path) => firstPageOf(path) !== path);

/** One page of each kind that short lists don't have, and the first pages that lead to them. */
const examples = [
  '/articles/',
  '/articles/page/1/',
  '/articles/page/3/',
  ...['/topics/', '/people/'].flatMap((folder) => further.filter((path) => path.startsWith(folder)).slice(0, 1)),
  ...['wrote', 'reviewed'].flatMap((role) => further.filter((path) => path.endsWith(`/${role}/2/`))),
  '/people/',
  '/people/by-letter/m/',
  '/sources/',
  '/sources/m/2/',
  '/corrections/',
  '/corrections/page/1/',
];

/** The paths that the links between pages lead to, in one direction. */
function walk(start: string, rel: 'next' | 'prev'): string[] {
  const paths = [start];
  for (const path of paths) {
    const [, href] = new RegExp(`href="([^"#]*)[^"]*" rel="${rel}"`).exec(pageAt(path)) ?? [];
    if (href) paths.push(href);
  }
  return paths;
}

/** The articles that a page lists, in its order. */
const articlesOn = (path: string) =>
  [...pageAt(path).matchAll(/class="headline">\s*<a href="([^"]*)"/g)].map(([, href]) => href);

test('every article is on one page of the list of all, the newest first', () => {
  const paths = walk('/articles/', 'next');
  expect(paths).toHaveLength(further.filter((path) => path.startsWith('/articles/page/')).length + 1);
  const listed = paths.flatMap(articlesOn);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.length).toBeGreaterThan(MORE);
  const dates = paths.flatMap((path) =>
    [...pageAt(path).matchAll(/<time datetime="([^"]*)"/g)].map(([, at = '']) => Date.parse(at)),
  );
  expect(dates).toEqual([...dates].sort((a, b) => b - a));
  expect(walk(paths.at(-1) ?? '', 'prev')).toEqual([...paths].reverse());
});

test('the newest page leads to every earlier year, where that begins', () => {
  const html = pageAt('/articles/');
  const years = [...html.matchAll(/<a href="([^"]*)"[^>]*>(\d{4})<\/a>/g)];
  expect(years.length).toBeGreaterThan(3);
  for (const [, href = '', year] of years) expect(pageAt(href)).toContain(`datetime="${year}-`);
});

test('no two pages of the site are called alike', () => {
  const [titles, descriptions] = [new Map<string, string>(), new Map<string, string>()];
  for (const [path, html] of pages) {
    if (/content="noindex"/.test(html)) continue;
    const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
    const [, description = ''] = /<meta name="description" content="([^"]*)"/.exec(html) ?? [];
    expect([path, titles.get(title), descriptions.get(description)]).toEqual([path, undefined, undefined]);
    if (!path.startsWith('/people/sample-')) titles.set(title, path).set(description, path);
    expect(html, path).toContain(`<link rel="canonical" href="${stack.siteUrl}${path}"`);
  }
});

test('links between lists lead somewhere', () => {
  const lists = /^\/(articles\/(page\/|$)|topics\/|people\/|sources\/|corrections\/)/;
  const broken = examples.flatMap((path) =>
    attributeValues(pageAt(path), 'href').filter((href) => lists.test(href) && !pages.has(href.replace(/#.*/, ''))),
  );
  expect(broken).toEqual([]);
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'void-style': 'off', 'long-title': 'off' },
});
test.each(examples)('%s is valid HTML, with the structured data of a list', async (path) => {
  const { results } = await validator.validateString(pageAt(path), path);
  expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
  const nodes = structuredData(pageAt(path));
  expect(nodes.map((node) => node['@type'])).toContain('CollectionPage');
  expect(vocabularyFaults(nodes)).toEqual([]);
});

test('sitemaps have first pages alone, and articles from the oldest on', () => {
  const read = (file: string) => readFileSync(join(outDir, file), 'utf8');
  const pathsIn = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
  const files = pathsIn(read('sitemap.xml'));
  expect(files).toContain('/sitemap-articles-1.xml');
  const listed = files.flatMap((file) => pathsIn(read(file)));
  expect(listed.filter((path) => firstPageOf(path) !== path)).toEqual([]);
  const articles = files.filter((file) => file.startsWith('/sitemap-articles-')).flatMap((file) => pathsIn(read(file)));
  expect(articles.toReversed().slice(0, 20)).toEqual(articlesOn('/articles/').slice(0, 20));
});
