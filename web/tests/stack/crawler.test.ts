import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root, runToEnd } from '../../../.run/processes.ts';
import { pressEnvironment } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { crawl, isListed, isOfList, partsOf } from '../fixtures/crawl.ts';
import { untilLive } from '../fixtures/press.ts';

const { outDir, siteUrl } = stack;
/** Rendered in ten seconds or so. */
const ARTICLES = 1000;

// What tests before these published is still on its way.
await untilLive(stack);
const large = mkdtempSync(join(tmpdir(), 'crawled-'));
afterAll(() => rmSync(large, { recursive: true }));
await runToEnd([join(import.meta.dirname, '../fixtures/enlarged-site.ts'), large, String(ARTICLES), 'whole'], {
  name: 'the enlarged site',
  cwd: join(root, 'web'),
  env: pressEnvironment(stack),
});

/** Samples of other tests, as `word` names them, are alike in much. */
const isSample = (path: string) => /\/w[\da-f]{6,}\//.test(path);

describe.each([
  { site: 'the demo site', crawled: crawl(outDir, siteUrl), atLeast: 30 },
  { site: `a site of ${ARTICLES} articles`, crawled: crawl(large, siteUrl, outDir), atLeast: ARTICLES },
])('$site', ({ crawled, atLeast }) => {
  const { pages, broken, chained, inSitemaps } = crawled;
  const listed = [...pages].filter(([, html]) => isListed(html)).map(([path]) => path);

  test('has no link, picture, or entry of a feed or sitemap that leads nowhere', () => {
    expect(pages.size).toBeGreaterThan(atLeast);
    expect(broken).toEqual([]);
  });

  test('links to no address that sends readers on, and sends them on once', () => {
    expect(chained).toEqual([]);
  });

  test('has no page that links from the home page don’t reach', () => {
    const reached = crawled.clicksFrom(['/']);
    expect(inSitemaps.length).toBeGreaterThan(20);
    expect([...inSitemaps, ...listed].filter((path) => !reached.has(path))).toEqual([]);
  });

  test('has every page within three clicks of the home page or a list', () => {
    const clicks = crawled.clicksFrom(['/', ...listed.filter(isOfList)]);
    expect(listed.filter((path) => (clicks.get(path) ?? Infinity) > 3)).toEqual([]);
  });

  test('has one first heading on each page', () => {
    expect([...pages].filter(([, html]) => partsOf(html).headlines !== 1).map(([path]) => path)).toEqual([]);
  });

  test('calls and describes no two pages alike, lists of many pages included', () => {
    for (const part of ['title', 'description'] as const) {
      const first = new Map<string, string>();
      const alike = listed
        .filter((path) => !isSample(path))
        .flatMap((path) => {
          const text = partsOf(pages.get(path) ?? '')[part] ?? '';
          const other = text === '' ? 'nothing' : first.get(text);
          first.set(text, path);
          return other === undefined ? [] : [`${path} has the ${part} of ${other}: ${text}`];
        });
      expect(alike).toEqual([]);
    }
  });

  test('gives each page that search engines may list its own address as the canonical one, and no other page any', () => {
    const wrong = [...pages].flatMap(([path, html]) => {
      const { canonical } = partsOf(html);
      return canonical === (isListed(html) ? siteUrl + path : undefined) ? [] : [`${path}: ${canonical}`];
    });
    expect(wrong).toEqual([]);
  });
});
