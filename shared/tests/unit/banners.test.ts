import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BannerTerms, nextTurnOf, selectBanner } from '../../src/banners.ts';
import { endOfRun } from '../../src/end-of-run.ts';
import { pageKinds, placements } from '../../src/placements.ts';

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

const anyTerms = fc.record({
  documentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  placement: fc.constantFrom(...placements),
  startsAt: fc.constantFrom(null, '2026-11-01T00:00:00.000Z', now, '2026-12-01T00:00:00.000Z'),
  endsAt: fc.constantFrom(null, '2026-11-20T00:00:00.000Z', now, '2026-12-24T00:00:00.000Z'),
  priority: fc.integer({ min: 0, max: 3 }),
  topics: fc.uniqueArray(fc.constantFrom('research', 'law', 'treatment')),
  pages: fc.uniqueArray(fc.constantFrom(...pageKinds)),
});
const anyBanners = fc.uniqueArray(anyTerms, { selector: ({ documentId }) => documentId });
const anyPage = fc.record({
  kind: fc.constantFrom(...pageKinds),
  topics: fc.uniqueArray(fc.constantFrom('research', 'law', 'treatment')),
});

test('whatever banners there are, the one that is shown may be, and none that may be comes before it', () => {
  fc.assert(
    fc.property(anyBanners, anyPage, fc.constantFrom(...placements), (banners, page, placement) => {
      const mayBeShown = (one: BannerTerms) =>
        one.placement === placement &&
        (one.startsAt === null || Date.parse(one.startsAt) <= Date.parse(now)) &&
        (one.endsAt === null || Date.parse(one.endsAt) > Date.parse(now)) &&
        (one.pages.length === 0 || one.pages.some((kind) => kind === page.kind)) &&
        (one.topics.length === 0 || page.topics.some((topic) => one.topics.includes(topic)));
      const shown = selectBanner(banners, page, placement, now);
      const candidates = banners.filter(mayBeShown);
      expect(shown === undefined).toBe(candidates.length === 0);
      if (!shown) return;
      expect(candidates).toContain(shown);
      for (const other of candidates) {
        expect(other.priority).toBeLessThanOrEqual(shown.priority);
        if (other.priority === shown.priority) expect(other.documentId >= shown.documentId).toBe(true);
      }
    }),
  );
});

test('a banner that is not shown can be taken away without another taking its place', () => {
  fc.assert(
    fc.property(anyBanners, anyPage, fc.constantFrom(...placements), (banners, page, placement) => {
      const shown = selectBanner(banners, page, placement, now);
      for (const one of banners.filter((other) => other !== shown)) {
        expect(
          selectBanner(
            banners.filter((other) => other !== one),
            page,
            placement,
            now,
          ),
        ).toBe(shown);
      }
    }),
  );
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

test.each<[string, string | null, string | null, string | null, string?]>([
  ['without an end runs on', null, null, null],
  ['ends when it is said to', '2026-12-01T00:00:00.000Z', null, '2026-12-01T00:00:00.000Z'],
  ['runs through the last day of its approval', null, '2026-11-23', '2026-11-24T00:00:00.000Z'],
  ['ends before its approval does', '2026-11-20T00:00:00.000Z', '2026-11-23', '2026-11-20T00:00:00.000Z'],
  ['ends with its approval', '2026-12-01T00:00:00.000Z', '2026-11-23', '2026-11-24T00:00:00.000Z'],
  ['runs until midnight in Chicago', null, '2026-11-23', '2026-11-24T06:00:00.000Z', 'America/Chicago'],
  ['runs 25 hours of the last day', null, '2026-11-01', '2026-11-02T05:00:00.000Z', 'America/New_York'],
  ['runs 23 hours of the last day', null, '2027-03-14', '2027-03-15T04:00:00.000Z', 'America/New_York'],
])('a banner %s', (_, endsAt, approvalEndsOn, end, timeZone = 'UTC') => {
  expect(endOfRun({ endsAt, approvalEndsOn }, timeZone)).toBe(end);
});

test('in any time zone, a banner that is approved for a day is shown at any moment of that day, and not after it', () => {
  const zone = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'));
  const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, moment, (timeZone, at) => {
      const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
      const approvalEndsOn = format.format(at);
      const end = endOfRun({ endsAt: null, approvalEndsOn }, timeZone) ?? '';
      expect(at.toISOString() < end).toBe(true);
      expect(format.format(new Date(end)) > approvalEndsOn).toBe(true);
    }),
    { numRuns: 300 },
  );
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
