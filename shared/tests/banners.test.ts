import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BannerTerms, selectBanner } from '../src/banners.ts';

const now = '2026-11-23T10:00:00.000Z';
const banner = (terms: Partial<BannerTerms>): BannerTerms => ({
  documentId: 'a',
  placement: 'top-bar',
  startsAt: null,
  endsAt: null,
  approvalEndsOn: null,
  priority: 0,
  topics: [],
  pages: [],
  ...terms,
});
const onArticle = { kind: 'article', topics: ['research'] } as const;
const select = (banners: BannerTerms[]) =>
  selectBanner(banners, { ...onArticle, topics: [...onArticle.topics] }, 'top-bar', now)?.documentId;

test.each<[string, Partial<BannerTerms>, boolean]>([
  ['without terms runs', {}, true],
  ['that starts this moment runs', { startsAt: now }, true],
  ['that starts later waits', { startsAt: '2026-11-23T10:00:00.001Z' }, false],
  ['that ends this moment is over', { endsAt: now }, false],
  ['on its last day of approval runs', { approvalEndsOn: '2026-11-23' }, true],
  ['whose approval ended yesterday is not shown', { approvalEndsOn: '2026-11-22' }, false],
  ['for another kind of page is not shown', { pages: ['home'] }, false],
  ['for another topic is not shown', { topics: ['law'] }, false],
  ['for this topic runs', { topics: ['law', 'research'] }, true],
  ['for another place is not shown', { placement: 'article-end' }, false],
])('a banner %s', (_, terms, runs) => {
  expect(select([banner(terms)])).toBe(runs ? 'a' : undefined);
});

test('the order in which banners come does not matter', () => {
  const terms = fc.record({
    documentId: fc.constantFrom('a', 'b', 'c', 'd'),
    priority: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(terms, { selector: ({ documentId }) => documentId }), (all) => {
      expect(select(all.map(banner))).toBe(select(all.map(banner).reverse()));
    }),
  );
});
