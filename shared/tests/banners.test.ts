import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BannerTerms, endOfRun, nextTurnOf, selectBanner } from '../src/banners.ts';

const now = '2026-11-23T10:00:00.000Z';
const banner = (terms: Partial<BannerTerms>): BannerTerms => ({
  documentId: 'a',
  placement: 'top-bar',
  startsAt: null,
  endsAt: null,
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

test.each<[string, string | null, string | null, string | null]>([
  ['without an end runs on', null, null, null],
  ['ends when it is said to', '2026-12-01T00:00:00.000Z', null, '2026-12-01T00:00:00.000Z'],
  ['runs through the last day of its approval', null, '2026-11-23', '2026-11-24T00:00:00.000Z'],
  ['ends before its approval does', '2026-11-20T00:00:00.000Z', '2026-11-23', '2026-11-20T00:00:00.000Z'],
  ['ends with its approval', '2026-12-01T00:00:00.000Z', '2026-11-23', '2026-11-24T00:00:00.000Z'],
])('a banner %s', (_, endsAt, approvalEndsOn, end) => {
  expect(endOfRun({ endsAt, approvalEndsOn })).toBe(end);
});

describe('the next turn', () => {
  test('is the first beginning or end that is still to come', () => {
    const banners = [
      banner({ startsAt: '2026-11-20T00:00:00.000Z', endsAt: '2026-12-01T00:00:00.000Z' }),
      banner({ startsAt: '2026-11-25T00:00:00.000Z' }),
      banner({ endsAt: '2026-11-24T00:00:00.000Z' }),
    ];
    expect(nextTurnOf(banners, now)).toBe('2026-11-24T00:00:00.000Z');
    expect(nextTurnOf(banners, '2026-11-24T00:00:00.000Z')).toBe('2026-11-25T00:00:00.000Z');
    expect(nextTurnOf(banners, '2027-01-01T00:00:00.000Z')).toBeNull();
  });

  test('changes which banners run, and nothing before it does', () => {
    const terms = banner({ startsAt: '2026-11-25T00:00:00.000Z', endsAt: '2026-11-27T00:00:00.000Z' });
    const runsAt = (time: string) => selectBanner([terms], { kind: 'home', topics: [] }, 'top-bar', time) !== undefined;
    const [start, end] = [nextTurnOf([terms], now), '2026-11-27T00:00:00.000Z'];
    expect([runsAt('2026-11-24T23:59:59.999Z'), runsAt(start ?? '')]).toEqual([false, true]);
    expect(nextTurnOf([terms], start ?? '')).toBe(end);
    expect([runsAt('2026-11-26T23:59:59.999Z'), runsAt(end)]).toEqual([true, false]);
  });
});
