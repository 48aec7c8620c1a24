import { createIntl } from 'react-intl';
import { afterEach, expect, test } from 'vitest';
import { setNewsroomTimeZone } from '../../src/admin/time-zone/newsroom-zone.ts';
import { inTimeZone } from '../../src/admin/time-zone/zoned-intl.ts';
import { formatMoment, todayInNewsroom } from '../../src/admin/times.ts';
import { theNewsroomHasAKnownTimeZone } from '../../src/rules/the-newsroom-has-a-known-time-zone.ts';
import { noStrapi } from '../fixtures/no-strapi.ts';

afterEach(() => setNewsroomTimeZone('UTC'));

test('a time in the admin is that of the newsroom, with the name of its zone, wherever the browser is', () => {
  setNewsroomTimeZone('America/New_York');
  const now = Date.parse('2026-11-21T01:00:00.000Z');
  expect(formatMoment('2026-11-21T00:30:00.000Z', now)).toBe('7:30 p.m. EST');
  expect(formatMoment('2026-11-20T04:30:00.000Z', now)).toBe('Nov 19, 11:30 p.m. EST');
  expect(formatMoment('2025-07-01T16:00:00.000Z', now)).toBe('Jul 1, 2025, 12:00 p.m. EDT');
});

test('today is the day that it is in the newsroom', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    setNewsroomTimeZone(timeZone);
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    const before = format.format(new Date());
    const today = todayInNewsroom();
    expect([before, format.format(new Date())]).toContain(today);
  }
});

test('Strapi’s own dates and times are the newsroom’s, too, and days stay the days that they are', () => {
  const intl = inTimeZone(createIntl({ locale: 'en' }), 'America/Chicago');
  const at = '2026-11-21T03:30:00.000Z';
  expect(intl.formatDate(at, { dateStyle: 'full', timeStyle: 'short' })).toBe(
    'Nov 20, 2026, 9:30\u202fPM CST'.replace('\u202f', ' '),
  );
  expect(intl.formatDate(at)).toBe('11/20/2026');
  expect(intl.formatTime(at)).toMatch(/^9:30\sPM CST$/);
  expect(intl.formatDate('2026-11-20', { dateStyle: 'full' })).toBe('Nov 20, 2026');
  expect(intl.formatDate(new Date(2026, 10, 20), { dateStyle: 'full' })).toBe('Nov 20, 2026');
});

test.each([
  ['as Intl names it', ' us/eastern ', 'America/New_York'],
  ['left blank for UTC', null, null],
])('a time zone is stored %s', async (_, given, stored) => {
  const settings = { timeZone: given };
  theNewsroomHasAKnownTimeZone.normalize?.(settings);
  expect(settings.timeZone).toBe(stored);
  expect(await theNewsroomHasAKnownTimeZone.check(settings, noStrapi)).toEqual([]);
});

test('a time zone that no one knows is refused with an example', async () => {
  const [objection] = await theNewsroomHasAKnownTimeZone.check({ timeZone: 'Eastern' }, noStrapi);
  expect(objection?.path).toEqual(['timeZone']);
  expect(objection?.message).toMatch(/“Eastern” isn’t a time zone.*America\/New_York/);
});
