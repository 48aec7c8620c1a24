import { describe, expect, test } from 'vitest';
import { enteredAs, toMoment, tomorrow } from '../../src/admin/schedules/entered-moment.ts';
import { afterEvent, settles } from '../../src/schedules/transitions.ts';
import { lateInWords, lateness, noticeWords, reasonInWords } from '../../src/schedules/words.ts';

describe('what someone does to a document first', () => {
  test.each([
    ['publish', 'waiting', 'changed', { state: 'needs-confirmation', reason: 'changed' }],
    ['publish', 'waiting', 'unpublished', { state: 'needs-confirmation', reason: 'taken-down' }],
    ['publish', 'waiting', 'published', { state: 'canceled', reason: 'published' }],
    ['publish', 'waiting', 'deleted', { state: 'canceled', reason: 'deleted' }],
    ['publish', 'needs-confirmation', 'changed', null],
    ['publish', 'needs-confirmation', 'unpublished', null],
    ['publish', 'needs-confirmation', 'published', { state: 'canceled', reason: 'published' }],
    ['unpublish', 'waiting', 'changed', null],
    ['unpublish', 'waiting', 'published', null],
    ['unpublish', 'waiting', 'unpublished', { state: 'canceled', reason: 'unpublished' }],
    ['unpublish', 'waiting', 'deleted', { state: 'canceled', reason: 'deleted' }],
    ['unpublish', 'needs-confirmation', 'changed', null],
  ] as const)('a schedule to %s, %s, once the document is %s, becomes %j', (action, state, event, to) => {
    expect(afterEvent(action, state, event)).toEqual(to);
  });
});

test('what failed needs no attention once someone did it, or the document is gone', () => {
  expect(settles('publish', 'published')).toBe(true);
  expect(settles('publish', 'changed')).toBe(false);
  expect(settles('publish', 'unpublished')).toBe(false);
  expect(settles('unpublish', 'unpublished')).toBe(true);
  expect(settles('unpublish', 'deleted')).toBe(true);
});

describe('a time as someone enters it', () => {
  const zone = 'America/New_York';

  test('begins as tomorrow morning in the newsroom, whatever day it is elsewhere', () => {
    expect(tomorrow(zone, Date.parse('2026-11-29T03:00:00.000Z'))).toEqual({
      day: '2026-11-29',
      clock: '09:00',
      isSecond: false,
    });
  });

  test.each([
    ['2026-11-30T14:00:00.000Z', '2026-11-30', '09:00', false],
    ['2026-11-01T05:30:00.000Z', '2026-11-01', '01:30', false],
    ['2026-11-01T06:30:00.000Z', '2026-11-01', '01:30', true],
  ])('%s is entered as %s, %s, and means the same again', (at, day, clock, isSecond) => {
    expect(enteredAs(zone, at)).toEqual({ day, clock, isSecond });
    expect(toMoment(zone, { day, clock, isSecond }).at).toBe(at);
  });

  test('that clocks skip is the moment when they skip it', () => {
    const { at, change } = toMoment(zone, { day: '2026-03-08', clock: '02:30', isSecond: false });
    expect([at, change?.kind]).toEqual(['2026-03-08T07:00:00.000Z', 'skipped']);
  });

  test.each([
    ['', '09:00'],
    ['2026-11-30', ''],
    ['12026-11-30', '09:00'],
  ])('is no moment while only %j, %j is entered', (day, clock) => {
    expect(toMoment(zone, { day, clock, isSecond: false })).toEqual({ at: null, change: null });
  });
});

test.each([
  [61_000, '1 minute'],
  [400, '0 seconds'],
  [45_000, '45 seconds'],
  [2 * 3_600_000 + 5, '2 hours'],
  [3 * 86_400_000, '3 days'],
])('%d ms late is said as %s', (ms, words) => {
  expect(lateness(ms)).toBe(words);
  expect(lateInWords('publish', ms)).toBe(`It was published ${words} late: the system was down or busy at its time.`);
});

test('an email says what was not published and why, or how many there are', () => {
  const about = { title: 'Dust', action: 'publish', detail: 'Add an author.', lateMs: null, when: 'Nov 30' } as const;
  const refused = { ...about, reason: 'refused' } as const;
  const late = { ...about, reason: null, detail: '', lateMs: 3_600_000 };
  const withProblem = { ...late, action: 'unpublish', detail: 'The redirect wasn’t saved.', lateMs: 10 } as const;
  expect(noticeWords.subject([refused])).toBe('“Dust” was not published');
  expect(noticeWords.subject([late])).toBe('“Dust” was published late');
  expect(noticeWords.subject([refused, late])).toBe('1 schedule failed');
  expect(noticeWords.subject([late, late])).toBe('2 schedules were late');
  expect(noticeWords.subject([withProblem])).toBe('“Dust” was unpublished, with a problem');
  expect(noticeWords.subject([late, withProblem])).toBe('2 schedules need your attention');
  expect(noticeWords.line(refused)).toBe(
    '“Dust”, scheduled to be published Nov 30: It was not published: Add an author.',
  );
  expect(noticeWords.line(late)).toContain('1 hour late');
  expect(noticeWords.line(withProblem)).toBe('“Dust”, scheduled to be unpublished Nov 30: The redirect wasn’t saved.');
  expect(reasonInWords('by-person', { action: 'publish', detail: 'A. Sample' })).toBe('Canceled by A. Sample.');
});
