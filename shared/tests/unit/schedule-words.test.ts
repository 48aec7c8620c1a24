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
  priority: 10,
  topics: [],
  pages: [],
  isPublished: true,
  ...changes,
});
const names: Record<string, string> = { t: 'Treatment', r: 'Research', l: 'The law' };
const nameOf = (documentId: string) => names[documentId] ?? '';

test.each<[string, Partial<PlannedBanner>]>([
  ['At the top of every page', {}],
  ['At the top of the home page, articles and guides', { pages: ['home', 'article', 'guide'] }],
  ['At the top of articles and topic pages about Treatment or Research', { topics: ['t', 'r'] }],
  ['At the bottom of the screen on phones, on every page', { placement: 'sticky-mobile' }],
  [
    'At the bottom of the screen on phones, on articles about Treatment',
    { placement: 'sticky-mobile', topics: ['t'], pages: ['article', 'home'] },
  ],
  ['At the end of every article', { placement: 'article-end', pages: ['article', 'topic'] }],
  ['At the end of articles about Treatment', { placement: 'article-end', topics: ['t'] }],
  [
    'Inside the text of articles, guides and other pages, where an editor put a banner',
    { placement: 'article-inline' },
  ],
  ['Nowhere', { placement: 'article-end', pages: ['home'] }],
])('where a banner stands is said as “%s”', (words, changes) => {
  expect(describeWhere(banner(changes), nameOf)).toBe(words);
});

test.each<[string, Partial<PlannedBanner>]>([
  [
    'At the top of every page, from 2 Nov 2026, 05:00 to 2 Nov 2027, 04:00 (UTC).',
    { startsAt: '2026-11-02T05:00:00.000Z', statedEnd: '2027-11-02T04:00:00.000Z' },
  ],
  [
    'At the top of every page, until 2 Nov 2027, 00:00 (UTC). Then its approval ends.',
    { endsAt: '2027-11-02T00:00:00.000Z', approvalEndsOn: '2027-11-01' },
  ],
  [
    'At the top of every page, from 2 Dec 2026, 05:00 (UTC) on, without an end. It is not published yet.',
    { startsAt: '2026-12-02T05:00:00.000Z', isPublished: false },
  ],
  ['At the top of every page, for as long as it is published.', {}],
  ['At the top of every page, once it is published.', { isPublished: false }],
  ['It is over since 1 Nov 2026, 00:00 (UTC).', { statedEnd: '2026-11-01T00:00:00.000Z' }],
  [
    'It is over since 2 Nov 2026, 00:00 (UTC), when its approval ended.',
    { endsAt: '2026-11-02T00:00:00.000Z', approvalEndsOn: '2026-11-01' },
  ],
  [
    'At the top of every page, never: it ends before it starts, 1 Dec 2026, 00:00 before 2 Dec 2026, 00:00 (UTC).',
    { startsAt: '2026-12-02T00:00:00.000Z', statedEnd: '2026-12-01T00:00:00.000Z' },
  ],
])('a run is told as “%s”', (words, changes) => {
  expect(describeRun(banner(changes), nameOf, now)).toBe(words);
});

describe('between two banners', () => {
  const told = (a: Partial<PlannedBanner>, b: Partial<PlannedBanner>) =>
    overlaps([banner(a), banner({ documentId: 'b', name: 'B', ...b })]).map((one) => describeOverlap(one, nameOf));

  test('it is said which one is shown, where, when and why', () => {
    expect(told({ priority: 20, topics: ['t'] }, { startsAt: '2026-12-02T00:00:00.000Z' })).toEqual([
      '“A” is shown instead of “B” on articles and topic pages about Treatment, from 2 Dec 2026, 00:00 (UTC) on, without an end: priority 20 against 10.',
    ]);
  });

  test('of the same priority, it is said how to choose', () => {
    expect(told({ topics: ['t'], pages: ['article'] }, { topics: ['r'], isPublished: false })).toEqual([
      '“A” is shown instead of “B” (a draft) on articles about Treatment and also about Research, without a start or an end: both have the priority 10; give one a higher priority to choose.',
    ]);
  });

  test('that never meet on a page, nothing is said', () => {
    expect(told({ topics: ['t'], pages: ['topic'] }, { topics: ['r'] })).toEqual([]);
  });
});

describe('a gap is told', () => {
  const [from, to] = [now, '2026-12-01T00:00:00.000Z'];
  const gap = { kinds: ['article' as const], from, to, except: ['t', 'r'] };
  test.each<[string, string, string, string]>([
    ['of all the time looked at', from, to, 'in all of this time.'],
    ['that goes on', '2026-11-22T00:00:00.000Z', to, 'from 23 Nov 2026, 10:00 (UTC) on.'],
    ['that is there from the first', from, '2026-12-02T00:00:00.000Z', 'until 1 Dec 2026, 00:00 (UTC).'],
    [
      'in between',
      '2026-11-22T00:00:00.000Z',
      '2026-12-02T00:00:00.000Z',
      'from 23 Nov 2026, 10:00 to 1 Dec 2026, 00:00 (UTC).',
    ],
  ])('%s, with the topics that have a banner', (_, first, last, when) => {
    expect(describeGap(gap, { from: first, to: last }, 'top-bar', nameOf)).toBe(
      `No banner on articles, but for those about Treatment and Research, ${when}`,
    );
  });

  test('of every page as one of any page', () => {
    const all = describeGap({ ...gap, except: [] }, { from, to }, 'article-end', nameOf);
    expect(all).toBe('No banner on any article, in all of this time.');
  });
});

describe('a marketer is warned of a banner', () => {
  const warned = (changes: Partial<PlannedBanner>, others: PlannedBanner[] = []) =>
    warningsOf(banner(changes), others, now).join('\n');

  test.each<[string, Partial<PlannedBanner>, RegExp]>([
    [
      'whose approval ends before its run does',
      { statedEnd: '2027-11-02T04:00:00.000Z', endsAt: '2027-01-02T00:00:00.000Z', approvalEndsOn: '2027-01-01' },
      /^Its approval ends on 1 Jan 2027, before its own end at 2 Nov 2027, 04:00 \(UTC\)\./,
    ],
    [
      'whose approval has ended',
      { endsAt: '2026-11-02T00:00:00.000Z', approvalEndsOn: '2026-11-01' },
      /^Its approval ended on 1 Nov 2026/,
    ],
    ['that is over', { statedEnd: '2026-11-02T00:00:00.000Z' }, /^Its end lies in the past/],
    [
      'that ends before it starts',
      { startsAt: '2026-12-02T00:00:00.000Z', statedEnd: '2026-12-01T00:00:00.000Z' },
      /^It ends before it starts/,
    ],
    [
      'that is not approved any more when it starts',
      { startsAt: '2026-12-05T00:00:00.000Z', endsAt: '2026-12-02T00:00:00.000Z', approvalEndsOn: '2026-12-01' },
      /^Its approval ends before it starts/,
    ],
    [
      'that should have started already',
      { startsAt: '2026-11-01T00:00:00.000Z', isPublished: false },
      /^It starts in the past: once published, it is shown at once\.$/,
    ],
    [
      'that has no page with its place',
      { placement: 'article-end', pages: ['home'] },
      /this place is only on articles/,
    ],
    ['for topics, on pages without any', { topics: ['t'], pages: ['home'] }, /only articles and topic pages are about/],
  ])('%s', (_, changes, warning) => {
    expect(warned(changes)).toMatch(warning);
  });

  test('that another hides wherever it could be, and is told what to change', () => {
    const hiding = banner({ documentId: 'b', name: 'B', priority: 30 });
    expect(warned({}, [hiding])).toBe(
      'No reader will see it: “B” is shown instead, wherever and whenever it could be. Give it a higher priority than 30, or another place or time.',
    );
    expect(warned({}, [{ ...hiding, pages: ['home'] }])).toBe('');
  });

  test('about nothing when all is well', () => {
    expect(warned({ startsAt: '2026-11-01T00:00:00.000Z', statedEnd: '2027-11-01T00:00:00.000Z' })).toBe('');
  });
});
