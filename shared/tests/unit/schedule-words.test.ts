import { describe, expect, test } from 'vitest';
import { overlaps } from '../../src/schedule.ts';
import {
  describeGap,
  describeOverlap,
  describeRun,
  describeWhere,
  type PlannedBanner,
  warningsOf,
} from '../../src/schedule-words.ts';

const now = '2026-11-23T10:00:00.000Z';
const banner = (changes: Partial<PlannedBanner> = {}): PlannedBanner => ({
  documentId: 'a',
  name: 'A',
  placement: 'top-bar',
  startsAt: null,
  endsAt: changes.statedEnd ?? null,
  statedEnd: null,
  approvalEndsOn: null,
  approvalEndsAt: null,
  priority: 10,
  topics: [],
  pages: [],
  isPublished: true,
  ...changes,
});
const names: Record<string, string> = { t: 'Treatment', r: 'Research', l: 'The law' };
const nameOf = (documentId: string) => names[documentId] ?? '';
const wording = { nameOf, timeZone: 'UTC' };

test.each<[string, Partial<PlannedBanner>]>([
  ['At the top of every page', {}],
  ['At the top of the home page, articles, and guides', { pages: ['home', 'article', 'guide'] }],
  ['At the top of articles and topic pages about Treatment or Research', { topics: ['t', 'r'] }],
  ['At the bottom of the screen on phones, on every page', { placement: 'sticky-mobile' }],
  [
    'At the bottom of the screen on phones, on articles about Treatment',
    { placement: 'sticky-mobile', topics: ['t'], pages: ['article', 'home'] },
  ],
  ['At the end of every article', { placement: 'article-end', pages: ['article', 'topic'] }],
  ['At the end of articles about Treatment', { placement: 'article-end', topics: ['t'] }],
  [
    'Inside the text of articles, guides, and other pages, where an editor placed a banner block',
    { placement: 'article-inline' },
  ],
  ['Not on any page', { placement: 'article-end', pages: ['home'] }],
])('where a banner appears is described as “%s”', (words, changes) => {
  expect(describeWhere(banner(changes), nameOf)).toBe(words);
});

test.each<[string, Partial<PlannedBanner>]>([
  [
    'At the top of every page, from Nov 2, 2026, 5:00 a.m. UTC to Nov 2, 2027, 4:00 a.m. UTC.',
    { startsAt: '2026-11-02T05:00:00.000Z', statedEnd: '2027-11-02T04:00:00.000Z' },
  ],
  [
    'At the top of every page, until Nov 2, 2027, 12:00 a.m. UTC. Its approval ends then.',
    { endsAt: '2027-11-02T00:00:00.000Z', approvalEndsOn: '2027-11-01', approvalEndsAt: '2027-11-02T00:00:00.000Z' },
  ],
  [
    'At the top of every page, from Dec 2, 2026, 5:00 a.m. UTC, with no end date. It isn’t published yet.',
    { startsAt: '2026-12-02T05:00:00.000Z', isPublished: false },
  ],
  ['At the top of every page, for as long as it’s published.', {}],
  ['At the top of every page, once it’s published.', { isPublished: false }],
  ['It ended Nov 1, 2026, 12:00 a.m. UTC.', { statedEnd: '2026-11-01T00:00:00.000Z' }],
  [
    'It ended Nov 2, 2026, 12:00 a.m. UTC, when its approval ended.',
    { endsAt: '2026-11-02T00:00:00.000Z', approvalEndsOn: '2026-11-01', approvalEndsAt: '2026-11-02T00:00:00.000Z' },
  ],
  [
    'Never shown: it ends (Dec 1, 2026, 12:00 a.m. UTC) before it starts (Dec 2, 2026, 12:00 a.m. UTC).',
    { startsAt: '2026-12-02T00:00:00.000Z', statedEnd: '2026-12-01T00:00:00.000Z' },
  ],
])('a run is described as “%s”', (words, changes) => {
  expect(describeRun(banner(changes), wording, now)).toBe(words);
});

test('times are said in the newsroom’s time zone, each with the name that the zone has then', () => {
  const run = banner({ startsAt: '2026-11-02T05:00:00.000Z', statedEnd: '2027-07-02T04:00:00.000Z' });
  expect(describeRun(run, { nameOf, timeZone: 'America/New_York' }, now)).toBe(
    'At the top of every page, from Nov 2, 2026, 12:00 a.m. EST to Jul 2, 2027, 12:00 a.m. EDT.',
  );
});

describe('between two banners', () => {
  const told = (a: Partial<PlannedBanner>, b: Partial<PlannedBanner>) =>
    overlaps([banner(a), banner({ documentId: 'b', name: 'B', ...b })]).map((one) => describeOverlap(one, wording));

  test('the words say which one is shown, where, when, and why', () => {
    expect(told({ priority: 20, topics: ['t'] }, { startsAt: '2026-12-02T00:00:00.000Z' })).toEqual([
      '“A” outranks “B” on articles and topic pages about Treatment, from Dec 2, 2026, 12:00 a.m. UTC, with no end date: priority 20 beats 10.',
    ]);
  });

  test('of the same priority, the words say how to choose', () => {
    expect(told({ topics: ['t'], pages: ['article'] }, { topics: ['r'], isPublished: false })).toEqual([
      '“A” outranks “B” (draft) on articles about Treatment and also about Research, with no start or end date: both have priority 10. To choose, give one a higher priority.',
    ]);
  });

  test('that never meet on a page, nothing is said', () => {
    expect(told({ topics: ['t'], pages: ['topic'] }, { topics: ['r'] })).toEqual([]);
  });
});

describe('a gap is described', () => {
  const [from, to] = [now, '2026-12-01T00:00:00.000Z'];
  const gap = { kinds: ['article' as const], from, to, except: ['t', 'r'] };
  test.each<[string, string, string, string]>([
    ['of all the time shown', from, to, 'for this entire period.'],
    ['that goes on', '2026-11-22T00:00:00.000Z', to, 'starting Nov 23, 2026, 10:00 a.m. UTC.'],
    ['that is there from the first', from, '2026-12-02T00:00:00.000Z', 'until Dec 1, 2026, 12:00 a.m. UTC.'],
    [
      'in between',
      '2026-11-22T00:00:00.000Z',
      '2026-12-02T00:00:00.000Z',
      'from Nov 23, 2026, 10:00 a.m. UTC to Dec 1, 2026, 12:00 a.m. UTC.',
    ],
  ])('%s, with the topics that have a banner', (_, first, last, when) => {
    expect(describeGap(gap, { from: first, to: last }, 'top-bar', wording)).toBe(
      `No banner on articles except those about Treatment and Research, ${when}`,
    );
  });

  test('of every page as one of any page', () => {
    const all = describeGap({ ...gap, except: [] }, { from, to }, 'article-end', wording);
    expect(all).toBe('No banner on any article, for this entire period.');
  });
});

describe('a marketer is warned of a banner', () => {
  const warned = (changes: Partial<PlannedBanner>, others: PlannedBanner[] = []) =>
    warningsOf(banner(changes), others, now, 'UTC').join('\n');

  test.each<[string, Partial<PlannedBanner>, RegExp]>([
    [
      'whose approval ends before its run does',
      {
        statedEnd: '2027-11-02T04:00:00.000Z',
        endsAt: '2027-01-02T00:00:00.000Z',
        approvalEndsOn: '2027-01-01',
        approvalEndsAt: '2027-01-02T00:00:00.000Z',
      },
      /^Its approval ends on Jan 1, 2027, before “Ends” \(Nov 2, 2027, 4:00 a\.m\. UTC\)\./,
    ],
    [
      'whose approval has ended',
      { endsAt: '2026-11-02T00:00:00.000Z', approvalEndsOn: '2026-11-01', approvalEndsAt: '2026-11-02T00:00:00.000Z' },
      /^Its approval ended on Nov 1, 2026/,
    ],
    ['that is over', { statedEnd: '2026-11-02T00:00:00.000Z' }, /^The end has passed/],
    [
      'that ends before it starts',
      { startsAt: '2026-12-02T00:00:00.000Z', statedEnd: '2026-12-01T00:00:00.000Z' },
      /^It ends before it starts/,
    ],
    [
      'that is no longer approved when it starts',
      {
        startsAt: '2026-12-05T00:00:00.000Z',
        endsAt: '2026-12-02T00:00:00.000Z',
        approvalEndsOn: '2026-12-01',
        approvalEndsAt: '2026-12-02T00:00:00.000Z',
      },
      /^Its approval ends before it starts/,
    ],
    [
      'that should have started already',
      { startsAt: '2026-11-01T00:00:00.000Z', isPublished: false },
      /^The start has passed; it goes live when you publish\.$/,
    ],
    [
      'that has no page with its placement',
      { placement: 'article-end', pages: ['home'] },
      /this placement exists only on articles/,
    ],
    [
      'for topics, on pages without any',
      { topics: ['t'], pages: ['home'] },
      /only articles and topic pages have topics/,
    ],
  ])('%s', (_, changes, warning) => {
    expect(warned(changes)).toMatch(warning);
  });

  test('that another outranks everywhere, and learns what to change', () => {
    const hiding = banner({ documentId: 'b', name: 'B', priority: 30 });
    expect(warned({}, [hiding])).toBe(
      'No reader will see it: “B” outranks it everywhere. Give it a priority above 30, or choose another placement or time.',
    );
    expect(warned({}, [{ ...hiding, pages: ['home'] }])).toBe('');
  });

  test('about nothing when all is well', () => {
    expect(warned({ startsAt: '2026-11-01T00:00:00.000Z', statedEnd: '2027-11-01T00:00:00.000Z' })).toBe('');
  });
});
