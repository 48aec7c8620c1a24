// What search engines and social networks read of the site.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { untilLive } from '../fixtures/press.ts';
import { attributeValues, htmlPages, templates } from '../fixtures/site.ts';
import { allNodes, type GraphNode, structuredData, vocabularyFaults } from '../fixtures/structured-data.ts';

const { outDir, siteUrl } = stack;
await untilLive(stack);
const pages = new Map([...htmlPages(outDir)].filter(([, html]) => !html.includes('http-equiv="refresh"')));
const pageAt = (path: string): string => pages.get(path) ?? expect.fail(`There is no page at ${path}.`);

const metaOf = (html: string, name: string): string | undefined =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];

/** Without those that search engines are asked not to list, which have no structured data. */
const listed = Object.entries(templates).filter(([, path]) => metaOf(pageAt(path), 'robots') !== 'noindex');

const text = z.string().min(1);
const url = z.url();
const day = z.string().regex(/^\d{4}(-\d\d(-\d\d(T[\d:.]+Z)?)?)?$/);
const time = z.iso.datetime({ offset: true });
const person = z.looseObject({ '@type': z.literal('Person'), name: text, url });
const reference = z.strictObject({ '@id': url });
const article = z.looseObject({
  '@id': url,
  headline: text.max(110),
  image: url,
  author: z.array(person).min(1),
  publisher: reference,
  datePublished: time,
  dateModified: time,
  mainEntityOfPage: reference,
});
const webPage = z.looseObject({ url, name: text });
const work = z.looseObject({ name: text });

/**
 * What Google's documentation asks of each type, or recommends: https://developers.google.com/search/docs/appearance/structured-data.
 * A type that is not here is not on the site.
 */
const required: Record<string, z.ZodType> = {
  Article: z.union([article, work]),
  NewsArticle: z.union([article, work]),
  MedicalWebPage: webPage.extend({ '@id': url, mainEntity: reference }),
  WebPage: z.union([webPage, work]),
  CollectionPage: webPage.extend({ isPartOf: reference }),
  ProfilePage: webPage.extend({ mainEntity: person }),
  BreadcrumbList: z.looseObject({ itemListElement: z.array(z.unknown()).min(2) }),
  ListItem: z.looseObject({ position: z.int().min(1), name: text, item: url }),
  NewsMediaOrganization: z.looseObject({ '@id': url, name: text, url, logo: url }),
  ContactPoint: z.looseObject({ contactType: text, url, email: z.email() }),
  WebSite: z.looseObject({ '@id': url, name: text, url, publisher: reference }),
  Person: person,
  Book: work.extend({ publisher: reference, dateModified: time }),
  MedicalAudience: z.looseObject({ audienceType: text }),
  EducationalOccupationalCredential: work,
  CorrectionComment: z.looseObject({ text, datePublished: day }),
  Thing: work,
  ScholarlyArticle: work,
  Report: work,
  CreativeWork: work,
};

test('every template’s structured data is schema.org’s, in types, properties and values', () => {
  const nodes = listed.flatMap(([, path]) => structuredData(pageAt(path)));
  expect(nodes.length).toBeGreaterThan(listed.length * 2);
  expect(vocabularyFaults(nodes)).toEqual([]);
});

test.each(listed)('the structured data of %s has what search engines ask for', (_, path) => {
  const nodes = structuredData(pageAt(path));
  const known = new Set(nodes.map((node) => node['@id']));
  for (const node of allNodes(nodes)) {
    const faults = required[node['@type']]?.safeParse(node).error ?? null;
    expect([node['@type'], node['@type'] in required, faults]).toEqual([node['@type'], true, null]);
    for (const name of ['publisher', 'mainEntity', 'mainEntityOfPage']) {
      const target = z.strictObject({ '@id': z.string() }).safeParse(node[name]).data;
      if (target) expect(known.has(target['@id']), `${node['@type']} ${name}`).toBe(true);
    }
  }
});

const typesAt = (path: string) => structuredData(pageAt(path)).map((node) => node['@type']);

test('only pages on health are medical, and only news is news', () => {
  const kinds = ['MedicalWebPage', 'WebPage', 'NewsArticle', 'Article'];
  const kindsAt = (path: string) => typesAt(path).filter((type) => kinds.includes(type));
  expect(kindsAt(templates.article)).toEqual(['MedicalWebPage', 'Article']);
  expect(kindsAt('/articles/mars-2-surgery-trial/')).toEqual(['MedicalWebPage', 'NewsArticle']);
  expect(kindsAt('/articles/epa-chrysotile-rule/')).toEqual(['WebPage', 'NewsArticle']);
  expect(kindsAt(templates['corrected article'])).toEqual(['WebPage', 'Article']);
  for (const path of ['/about/', '/editorial-policy/', '/privacy/', '/contact/', '/who-pays-for-this-site/'])
    expect([path, kindsAt(path)]).toEqual([path, ['WebPage']]);
});

test('the publisher says how the newsroom is reached, and gives no advertiser’s number', () => {
  const publisher = structuredData(pageAt('/')).find((node) => node['@type'] === 'NewsMediaOrganization');
  expect(publisher?.contactPoint).toMatchObject({ email: 'editors@example.org', url: `${siteUrl}/contact/` });
  expect(JSON.stringify(publisher)).not.toContain('telephone');
});

test.each([...pages.keys()])('%s lets search engines show its picture large, if they may list it at all', (path) => {
  expect(['max-image-preview:large', 'noindex']).toContain(metaOf(pageAt(path), 'robots'));
});

test('every page is shared with a picture of the size that it says, of at least 1200 pixels', async () => {
  const addresses = new Set<string>();
  for (const [path, html] of pages) {
    const size = ['width', 'height'].map((name) => Number(metaOf(html, `og:image:${name}`)));
    expect([path, size]).toEqual([path, [1200, 630]]);
    addresses.add(metaOf(html, 'og:image') ?? '');
    expect(metaOf(html, 'twitter:card')).toBe('summary_large_image');
  }
  // Ours, and one of each picture.
  expect(addresses).toContain(`${siteUrl}/share.png`);
  expect(addresses.size).toBeGreaterThan(10);
  for (const address of addresses) {
    const { width, height } = await sharp(join(outDir, new URL(address).pathname)).metadata();
    expect([address, width, height]).toEqual([address, 1200, 630]);
  }
});

const manifest = z.object({
  name: z.string(),
  start_url: z.literal('/'),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string() })),
});

test('the site has an icon for every place: browsers, phones, and what asks without looking at a page', async () => {
  const html = pageAt('/');
  const [, touch = ''] = /<link rel="apple-touch-icon" href="([^"]*)"/.exec(html) ?? [];
  expect((await sharp(join(outDir, touch)).metadata()).width).toBe(180);
  const favicon = await fetch(`${siteUrl}/favicon.ico`);
  expect([favicon.status, favicon.headers.get('content-type')]).toEqual([200, 'image/x-icon']);
  // https://en.wikipedia.org/wiki/ICO_(file_format): reserved, type 1, one image, of 48 by 48 pixels.
  const bytes = Buffer.from(await favicon.arrayBuffer());
  expect([...bytes.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 48, 48]);

  const [, address = ''] = /<link rel="manifest" href="([^"]*)"/.exec(html) ?? [];
  const answer = await fetch(siteUrl + address);
  const { name, icons } = manifest.parse(await answer.json());
  expect(name).toBe('Mesothelioma Report');
  for (const { src, sizes, type } of icons) {
    const { width, height, format } = await sharp(join(outDir, src)).metadata();
    expect([`${width}x${height}`, `image/${format}`]).toEqual([sizes, type]);
  }
  // Or browsers would not load it.
  expect((await fetch(`${siteUrl}/`)).headers.get('content-security-policy')).toContain("manifest-src 'self'");
});

test('every link of an advertiser’s that leaves the site says that it is paid for', () => {
  const asides = [...pages.values()].flatMap((html) =>
    [...html.matchAll(/<aside[^>]*>.*?<\/aside>/gs)].map(([aside]) => aside),
  );
  const links = asides.flatMap((aside) => [...aside.matchAll(/<a [^>]*href="https?:[^>]*>/g)].map(([link]) => link));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(link).toContain('rel="sponsored noopener"');
});

/** What the sitemaps say of each page. */
const sitemap = new Map(
  readdirSync(outDir)
    .filter((file) => /^sitemap-.*\.xml$/.test(file))
    .flatMap((file) => [...readFileSync(join(outDir, file), 'utf8').matchAll(/<url><loc>(.*?)<\/loc>(.*?)<\/url>/g)])
    .map(([, loc = '', rest = '']) => [new URL(loc).pathname, rest]),
);
const lastmodOf = (path: string) => /<lastmod>(.*?)<\/lastmod>/.exec(sitemap.get(path) ?? '')?.[1];

test('the sitemap names the pictures of each page, which are on it', () => {
  let count = 0;
  for (const [path, rest] of sitemap) {
    for (const [, loc = ''] of rest.matchAll(/<image:image><image:loc>(.*?)<\/image:loc><\/image:image>/g)) {
      const { pathname } = new URL(loc);
      expect(existsSync(join(outDir, pathname)), loc).toBe(true);
      expect(pageAt(path), path).toContain(pathname);
      count += 1;
    }
  }
  expect(sitemap.get(templates.article)).toContain('<image:loc>');
  expect(sitemap.get(templates.guide)).toContain('<image:loc>');
  expect(sitemap.get(templates.person)).toContain('<image:loc>');
  expect(count).toBeGreaterThan(15);
});

test('a correction moves the date of the last change: on the page, in its markup, and in the sitemap', () => {
  const path = templates['corrected article'];
  const html = pageAt(path);
  const node: GraphNode | undefined = structuredData(html).find((one) => one['@type'] === 'Article');
  const [newest = ''] = z
    .array(z.looseObject({ datePublished: z.string() }))
    .parse(node?.correction)
    .map(({ datePublished }) => datePublished);
  // The day begins at midnight where the demo's newsroom is.
  expect(node?.dateModified).toMatch(new RegExp(`^${newest}T00:00:00\\.000-0[45]:00$`));
  expect(String(node?.datePublished) < newest).toBe(true);
  expect(lastmodOf(path)).toBe(node?.dateModified);
  expect(metaOf(html, 'article:modified_time')).toBe(node?.dateModified);
  expect(attributeValues(html, 'datetime')).toContain(node?.dateModified);
});

test('every article’s, guide’s and page’s entry in the sitemap has the date of its markup', () => {
  for (const path of [templates.article, templates.guide, '/about/']) {
    const [modified] = structuredData(pageAt(path)).flatMap(({ dateModified }) => (dateModified ? [dateModified] : []));
    expect([path, lastmodOf(path)]).toEqual([path, modified]);
  }
});
