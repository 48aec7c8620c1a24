import { describe, expect, test } from 'vitest';
import { entriesByDay } from '../../src/admin/calendar/entries.ts';
import { monthAfter, monthOf } from '../../src/admin/calendar/month.ts';
import { presetsFor, savedPart } from '../../src/admin/lists/preset-filters.ts';
import type { CalendarItem } from '../../src/calendar/contract.ts';
import type { Schedule } from '../../src/schedules/contract.ts';

describe('a month', () => {
  test.each([
    ['2026-11', '2026-11-01', '2026-12-06', 5],
    ['2026-02', '2026-02-01', '2026-03-01', 4],
    ['2027-05', '2027-04-25', '2027-06-06', 6],
  ])('%s is shown in whole weeks, from %s', (name, from, to, weeks) => {
    const month = monthOf(name);
    expect(month).toMatchObject({ from, to });
    expect(month.weeks).toHaveLength(weeks);
    expect(month.weeks.every((week) => week.length === 7)).toBe(true);
    expect(month.weeks.flat()).toContain(`${name}-28`);
  });

  test.each([
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
  ])('after %s by %i is %s', (name, months, other) => {
    expect(monthAfter(name, months)).toBe(other);
  });
});

const item = (changes: Partial<CalendarItem>): CalendarItem => ({
  kind: 'review',
  contentType: 'api::article.article',
  typeName: 'Article',
  documentId: 'a1',
  title: 'An article',
  day: '2026-11-30',
  at: null,
  mayMove: true,
  ...changes,
});

const schedule: Schedule = {
  id: '7',
  contentType: 'api::article.article',
  typeName: 'Article',
  documentId: 'a2',
  title: 'Another',
  action: 'publish',
  at: '2026-12-01T04:30:00.000Z',
  state: 'needs-confirmation',
  reason: 'changed',
  detail: '',
  scheduledBy: 'Ana',
  endedAt: null,
  lateMs: null,
  needsAttention: false,
  afterwards: null,
  mayChange: true,
};

test('a day has what is due on it in the newsroom: first what is of the whole day, then by time', () => {
  const published = item({ kind: 'published', documentId: 'a3', at: '2026-11-30T15:00:00.000Z', mayMove: false });
  const days = entriesByDay([published, item({})], [schedule], 'America/New_York');
  expect(days.get('2026-11-30')).toMatchObject([
    { kind: 'review', moved: { item: { documentId: 'a1' } }, needsAttention: false },
    { kind: 'published', moved: null },
    { kind: 'publish', moved: { schedule: '7' }, needsAttention: true, title: 'Another' },
  ]);
  expect([...days.keys()]).toEqual(['2026-11-30']);
});

describe('filters of a list', () => {
  const names = (uid: string, hasDrafts: boolean) =>
    presetsFor(uid, { hasDrafts }, 3, '2026-11-28').map(({ name }) => name);

  test('are those that its documents have fields for', () => {
    expect(names('api::article.article', true)).toContain('Review overdue');
    expect(names('api::guide.guide', true)).not.toContain('Review overdue');
    expect(names('api::redirect.redirect', false)).toEqual(['Last edited by me']);
  });

  test('are saved without the page and without what else an address has', () => {
    const search = '?page=3&pageSize=20&sort=headline:ASC&_q=lung&filters[$and][0][slug][$eq]=a%26b&plugins[x]=1';
    expect(Object.fromEntries(new URLSearchParams(savedPart(search)))).toEqual({
      sort: 'headline:ASC',
      _q: 'lung',
      'filters[$and][0][slug][$eq]': 'a&b',
    });
  });
});
