import { describe, expect, test } from 'vitest';
import { formatDifference, formatNumber, formatShare } from '../../src/admin/pages/banner-report/figures.ts';
import { linesOf } from '../../src/admin/pages/banner-report/lines.ts';
import { daysOf, lastDays, periodOf } from '../../src/admin/pages/banner-report/period.ts';
import { verdictOf, verdictSpan } from '../../src/admin/pages/banner-report/verdict.ts';
import { labelledPlaces, spreadOut, ticksUpTo } from '../../src/admin/plot-lines.ts';
import type { BannerReport } from '../../src/banners/report-contract.ts';

type Experiment = NonNullable<BannerReport['experiment']>;
type Lead = Extract<Experiment['verdict'], { kind: 'lead' }>;

const counted = (variant: string, seen = 1000) => ({
  variant,
  seen,
  clicked: 20,
  led: 1,
  clickRate: null,
  requestRate: null,
  isOfTheBanner: true,
});
const report = (changes: Partial<BannerReport> = {}): BannerReport => ({
  from: '2026-11-01',
  to: '2026-11-04',
  banner: { documentId: 'a-banner', name: 'A banner', state: 'published' },
  variants: [counted('a'), counted('b')],
  days: [],
  placements: [],
  suspect: { seen: 0, clicked: 0 },
  experiment: null,
  method: { text: [], sources: [] },
  ...changes,
});
const lead = (changes: Partial<Lead> = {}): Experiment => ({
  since: '2026-10-03',
  until: '2026-11-22',
  verdict: {
    kind: 'lead',
    leader: 'write-it-down',
    runnerUp: 'time-limits',
    leaderRate: 0.031,
    runnerUpRate: 0.022,
    isMoreThanChance: true,
    chance: 0.03,
    lift: { estimate: 0.41, low: 0.12, high: 0.78 },
    ...changes,
  },
});
const judged = (verdict: Experiment['verdict']): Experiment => ({ ...lead(), verdict });

describe('the verdict', () => {
  test.each<[string, Partial<BannerReport>, RegExp]>([
    ['a banner has no variants', { variants: [counted('')] }, /^No experiment .*add variants under “Variants\.”/],
    ['no day is over', {}, /^Not yet Results are calculated once a day is over/],
    ['nothing can be compared', { experiment: judged({ kind: 'nothing-to-compare' }) }, /^Nothing to compare yet /],
    [
      'all are level',
      { experiment: judged({ kind: 'level' }) },
      /^No winner yet The top variants have the same click rate/,
    ],
    [
      'one leads',
      { experiment: lead() },
      /^Statistically significant “write-it-down” leads: 3\.1% compared with 2\.2% for “time-limits”\. The lead is statistically significant: checked every day, a lead this clear would appear by chance in fewer than 5 of 100 experiments\. It is clicked 41% more often; the data are consistent with anything from 12% more to 78% more\.$/,
    ],
    ['one leads by far', { experiment: lead({ chance: 0.0002 }) }, /in fewer than 1 of 100 experiments\./],
    [
      'one is ahead by chance, as it may be',
      {
        experiment: lead({
          isMoreThanChance: false,
          chance: 0.4,
          lift: { estimate: 0.2, low: -0.1, high: null },
        }),
      },
      /^No winner yet No lead is statistically significant yet\. .* in up to 40 of 100 experiments\. It is clicked 20% more often; the data are consistent with 10% less or better\.$/,
    ],
    [
      'the other was never clicked',
      { experiment: lead({ isMoreThanChance: false, chance: 1, lift: { estimate: null, low: null, high: null } }) },
      /but the lead is too small to mean anything yet\.$/,
    ],
  ])('says so when %s', (_, changes, words) => {
    const { word, sentence } = verdictOf(report(changes));
    expect(`${word} ${sentence}`).toMatch(words);
  });

  test('says which days it is about', () => {
    expect(verdictSpan(lead())).toContain('Oct 3, 2026 to Nov 22, 2026');
  });
});

test('figures have as many digits as they deserve', () => {
  expect([0, 0.0034, 0.031, 1].map(formatShare)).toEqual(['0%', '0.34%', '3.1%', '100%']);
  expect(formatDifference(0.4149)).toBe('41%');
  expect(formatNumber(12_400)).toBe('12,400');
});

describe('the period', () => {
  const now = Date.parse('2026-11-23T10:00:00.000Z');
  test.each<[string, string, [string, string]]>([
    ['is the last 30 days when nothing is said', '', ['2026-10-25', '2026-11-23']],
    ['is one of those with a name', 'days=7', ['2026-11-17', '2026-11-23']],
    ['is from day to day', 'from=2026-01-01&to=2026-02-01', ['2026-01-01', '2026-02-01']],
    [
      'is the usual one when the address makes no sense',
      'from=yesterday&to=today&days=8',
      ['2026-10-25', '2026-11-23'],
    ],
  ])('%s', (_, address, [from, to]) => {
    expect(periodOf(new URLSearchParams(address), now)).toEqual({ from, to });
  });

  test('has every one of its days', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-02' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(daysOf(lastDays(90, now))).toHaveLength(90);
  });
});

describe('the plot', () => {
  const days = [
    { day: '2026-11-02', variant: 'a', seen: 100, clicked: 2, led: 0 },
    { day: '2026-11-04', variant: 'a', seen: 300, clicked: 12, led: 0 },
  ];
  const shown = report({ days, variants: [counted('a', 400), counted('b', 0)] });

  test('sums a rate up from the first view on, and has a line for each variant that was seen', () => {
    expect(linesOf(shown, 'clicked', 'cumulative')).toEqual([{ name: 'a', values: [null, 0.02, 0.02, 0.035] }]);
  });

  test('has a gap where no one saw anything, but no view is a number', () => {
    expect(linesOf(shown, 'clicked', 'daily')[0]?.values).toEqual([null, 0.02, null, 0.04]);
    expect(linesOf(shown, 'seen', 'daily')[0]?.values).toEqual([0, 100, 0, 300]);
    expect(linesOf(shown, 'seen', 'cumulative')[0]?.values).toEqual([0, 100, 100, 400]);
  });

  test.each<[number, number[]]>([
    [0, [0, 1]],
    [4, [0, 1, 2, 3, 4]],
    [33, [0, 10, 20, 30, 40]],
    [7.3, [0, 2, 4, 6, 8]],
  ])('up to %d has round numbers at its side', (highest, ticks) => {
    expect(ticksUpTo(highest)).toEqual(ticks);
  });

  test('names as many days as there is room for, and the last one', () => {
    expect(labelledPlaces(30, 6)).toEqual([4, 9, 14, 19, 24, 29]);
    expect(labelledPlaces(3, 10)).toEqual([0, 1, 2]);
    expect(labelledPlaces(0, 10)).toEqual([]);
  });

  test('moves names apart that would lie upon each other, and keeps them in the picture', () => {
    expect(spreadOut([100, 101, 20], 18, 110)).toEqual([83, 101, 20]);
    expect(spreadOut([109, 110, 108], 18, 110)).toEqual([92, 110, 74]);
    expect(spreadOut([0, 1], 18, 110)).toEqual([0, 18]);
  });
});
