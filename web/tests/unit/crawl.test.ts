import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { crawl, isListed, isOfList, partsOf } from '../fixtures/crawl.ts';

const outDir = mkdtempSync(join(tmpdir(), 'crawled-'));
afterAll(() => rmSync(outDir, { recursive: true }));
const SITE = 'https://example.org';

/** A site with one fault of each kind. */
const files: Record<string, string> = {
  'index.html': '<h1>Home</h1><a href="/one/#here">One</a> <a href="https://example.com/gone/">Elsewhere</a>',
  'one/index.html':
    '<h1 id="here">One</h1><a href="../two/#nowhere">Two</a><img src="/a.png" srcset="/a.png 1x, /b.png 2x"><a href="/old/">Old</a>',
  'two/index.html': '<h1>Two</h1><h1>Again</h1><meta name="robots" content="noindex">',
  'alone/index.html':
    '<h1>Alone</h1><script type="application/ld+json">{"@id":"https://example.org/gone/#it"}</script>',
  'old/index.html': '<meta http-equiv="refresh" content="0; url=/two/"><a href="/two/">Two</a>',
  'a.png': 'a picture',
  'feed.xml': `<link>${SITE}/one/#here/</link><guid isPermaLink="false">${SITE}/one/#a-name</guid>`,
  'sitemap-pages-1.xml': `<loc>${SITE}/alone/</loc>`,
  _redirects: '/old/ /older/ 301\n/older/ /two/ 301\n',
};
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(outDir, file)), { recursive: true });
  writeFileSync(join(outDir, file), text);
}
const crawled = crawl(outDir, SITE);

test('a link, a picture of a set, structured data, and a feed that lead nowhere are found, by where they are', () => {
  expect(crawled.broken).toEqual([
    '/alone/ → https://example.org/gone/#it',
    '/one/ → ../two/#nowhere (no such anchor)',
    '/one/ → /b.png',
    'feed.xml → https://example.org/one/#here/ (no such anchor)',
  ]);
});

test('a link to what sends readers on is found, and a redirect to another', () => {
  expect(crawled.chained).toEqual(['/old/ → /older/ → /two/', '/one/ → /old/']);
});

test('clicks are counted along links between pages; a page that only a sitemap names is not reached', () => {
  expect(Object.fromEntries(crawled.clicksFrom(['/']))).toEqual({ '/': 0, '/one/': 1, '/two/': 2 });
  expect(crawled.inSitemaps).toEqual(['/alone/']);
});

test('headings are counted, and lists and unlisted pages are recognized', () => {
  const html = crawled.pages.get('/two/') ?? '';
  expect([partsOf(html).headlines, isListed(html)]).toEqual([2, false]);
  expect(['/articles/', '/topics/x/page/2/', '/topics/x/', '/about/'].filter(isOfList)).toEqual([
    '/articles/',
    '/topics/x/page/2/',
  ]);
});
