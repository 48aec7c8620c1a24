import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnRuns } from '../../src/admin/pages/banner-calendar/drawn-runs.ts';
import { rowOf } from '../../src/admin/pages/banner-calendar/lanes.ts';
import { ticksOf, windowAt, windowInWords } from '../../src/admin/pages/banner-calendar/time-window.ts';
import type { BannerSchedule, BannerVersion, PastRun, ScheduledBanner } from '../../src/banners/schedule-contract.ts';
import { stateOfPublished, stateOfUnpublished } from '../../src/banners/state.ts';

const now = '2026-11-26T12:00:00.000Z';
const day = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

const version = (changes: Partial<BannerVersion> = {}): BannerVersion => ({
  name: 'A banner',
  placement: 'top-bar',
  message: 'Free guide',
  startsAt: null,
  statedEnd: null,
  endsAt: null,
  approvalEndsOn: null,
  approvalEndsAt: null,
  priority: 0,
  topics: [],
  pages: [],
  sponsor: null,
  ...changes,
});
const run = (changes: Partial<PastRun> = {}): PastRun => ({
  documentId: 'a',
  name: 'A banner',
  placement: 'top-bar',
  from: day(-5),
  to: null,
  isStopped: false,
  isDeleted: false,
  priority: 0,
  topics: [],
  pages: [],
  ...changes,
});
const published = (documentId: string, changes: Partial<BannerVersion> = {}): ScheduledBanner => {
  const shown = version({ name: documentId, ...changes });
  return { documentId, state: stateOfPublished(shown, now), status: 'published', published: shown };
};
const drafted = (documentId: string, changes: Partial<BannerVersion> = {}): ScheduledBanner => ({
  documentId,
  state: 'draft',
  status: 'draft',
  draft: version({ name: documentId, ...changes }),
});
const schedule = (banners: ScheduledBanner[], past: PastRun[] = []): BannerSchedule => ({
  now,
  timeZone: 'America/New_York',
  banners,
  past,
});
const drawn = (of: BannerSchedule) =>
  drawnRuns(of).map(({ documentId, appearance, from, to }) => [documentId, appearance, from, to]);

describe('the calendar draws', () => {
  test('a banner first published today from today on, whatever its start', () => {
    const first = day(-0.1);
    const banner = published('a', { startsAt: day(-20), endsAt: day(20) });
    expect(drawn(schedule([banner], [run({ from: first })]))).toEqual([['a', 'live', first, day(20)]]);
  });

  test('a banner that was changed while it ran as one run', () => {
    const past = [run({ from: day(-9), to: day(-4), isStopped: true }), run({ from: day(-4), priority: 5 })];
    expect(drawn(schedule([published('a')], past))).toEqual([['a', 'live', day(-9), null]]);
  });

  test('what readers saw of banners that were unpublished or deleted since, and what is planned of their drafts', () => {
    const past = [
      run({ to: day(-2), isStopped: true }),
      run({ documentId: 'b', to: day(-3), isStopped: true, isDeleted: true }),
    ];
    expect(drawn(schedule([drafted('a', { startsAt: day(-9), endsAt: day(9) })], past))).toEqual([
      ['a', 'stopped', day(-5), day(-2)],
      ['b', 'stopped', day(-5), day(-3)],
      ['a', 'draft', now, day(9)],
    ]);
  });

  test('a banner that is over from the record alone, and one that is still to start as planned', () => {
    const past = [run({ to: day(-1) })];
    const banners = [published('a', { endsAt: day(-1) }), published('b', { startsAt: day(3), endsAt: day(5) })];
    expect(drawn(schedule(banners, past))).toEqual([
      ['a', 'ended', day(-5), day(-1)],
      ['b', 'scheduled', day(3), day(5)],
    ]);
  });
});

describe('beside a bar, another is said to be shown instead', () => {
  const view = { window: windowAt({ now, timeZone: 'America/New_York', zoom: '3', moved: 0 }), widthPx: 1000 };
  const linesOf = (of: BannerSchedule) =>
    rowOf('top-bar', of, view).lanes.flatMap((bars) =>
      bars.map(({ drawn, lost }) => [drawn.documentId, lost.flat().map(({ words }) => words)]),
    );

  test('when it was, by the record, although it is gone', () => {
    const past = [
      run({ from: day(-9) }),
      run({ documentId: 'b', name: 'B', from: day(-8), to: day(-7), isStopped: true, isDeleted: true, priority: 9 }),
    ];
    expect(Object.fromEntries(linesOf(schedule([published('a')], past)))).toEqual({ a: ['B is shown instead'], b: [] });
  });

  test('once, where it was and goes on to be', () => {
    const banners = [published('a'), published('b', { priority: 9 })];
    const past = [run(), run({ documentId: 'b', name: 'b', priority: 9 })];
    expect(Object.fromEntries(linesOf(schedule(banners, past)))).toEqual({ a: ['b is shown instead'], b: [] });
  });

  test('never, when it is a draft', () => {
    const of = schedule([published('a'), drafted('b', { priority: 9 })], [run()]);
    expect(Object.fromEntries(linesOf(of))).toEqual({ a: [], b: [] });
  });
});

describe('a banner is', () => {
  test.each<[string, Parameters<typeof version>[0], string]>([
    ['scheduled', { startsAt: day(1) }, 'scheduled'],
    ['live', { startsAt: day(-1), endsAt: day(1) }, 'live'],
    ['ended, though it is published', { endsAt: day(-1) }, 'ended'],
    ['ended at the moment of its end', { endsAt: now }, 'ended'],
  ])('%s', (_, changes, state) => {
    expect(stateOfPublished(version(changes), now)).toBe(state);
  });

  test.each<[string, string | null, Parameters<typeof stateOfUnpublished>[1], string]>([
    ['stopped, when it was unpublished before its end', day(9), { endsAt: day(9), replacedAt: day(-1) }, 'stopped'],
    ['ended, when it was unpublished after its end', day(9), { endsAt: day(-2), replacedAt: day(-1) }, 'ended'],
    ['a draft, when it never was published', day(9), undefined, 'draft'],
    ['in need of an approval, when it has none', null, undefined, 'needs-approval'],
    ['in need of an approval, when that is over', day(-1), undefined, 'needs-approval'],
  ])('%s', (_, approvalEndsAt, last, state) => {
    expect(stateOfUnpublished({ approvalEndsAt }, last, now)).toBe(state);
  });
});

test('in any time zone, the calendar shows whole days of the newsroom, and marks Mondays where they begin', () => {
  const zone = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'));
  const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, moment, fc.integer({ min: -12, max: 12 }), (timeZone, at, moved) => {
      const window = windowAt({ now: at.toISOString(), timeZone, zoom: '1', moved });
      const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
      const weekday = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'long' });
      expect(format.format(new Date(window.from))).toBe(window.days.first);
      const [before, last] = [Date.parse(window.from) - 1, Date.parse(window.to) - 1];
      expect(format.format(before) < window.days.first && format.format(last) < window.days.end).toBe(true);
      for (const tick of ticksOf(window, '1', timeZone)) expect(weekday.format(new Date(tick.at))).toBe('Monday');
    }),
    { numRuns: 100 },
  );
});

test('a month on from January 31 is the last of February', () => {
  const looked = { now: '2027-02-07T12:00:00.000Z', timeZone: 'UTC', zoom: '1', moved: 1 } as const;
  expect(windowInWords(windowAt(looked))).toBe('Feb 28, 2027 – Mar 30, 2027');
});
