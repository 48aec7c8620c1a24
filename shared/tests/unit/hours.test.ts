import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HoursError, isOpen, isTimeZone, parseHours } from '../../src/hours.ts';

const newYork = 'America/New_York';
const openAt = (hours: string, moment: string, timeZone = 'UTC') =>
  isOpen(parseHours(hours), timeZone, new Date(moment));

// 2026-11-23 is a Monday.
test.each([
  ['Mo–Fr 09:00–17:00', '2026-11-23T09:00:00Z', true],
  ['Mo–Fr 09:00–17:00', '2026-11-23T08:59:59Z', false],
  ['Mo-Fr 09:00-17:00', '2026-11-27T16:59:59Z', true],
  ['Mo-Fr 09:00-17:00', '2026-11-27T17:00:00Z', false],
  ['Mo–Fr 09:00–17:00, Sa 10:00-13:00', '2026-11-28T12:00:00Z', true],
  ['Mo–Fr 09:00–17:00; Sa 10:00-13:00', '2026-11-28T13:00:00Z', false],
  ['Mo, We, Fr 9:00–12:00', '2026-11-25T09:30:00Z', true],
  ['Mo, We, Fr 9:00–12:00', '2026-11-24T09:30:00Z', false],
  ['Mo 09:00–12:00, 13:00–17:00', '2026-11-23T12:30:00Z', false],
  ['Mo 09:00–12:00, 13:00–17:00', '2026-11-23T16:00:00Z', true],
  ['Sa–Mo 09:00–17:00', '2026-11-29T10:00:00Z', true],
  ['Sa–Mo 09:00–17:00', '2026-11-24T10:00:00Z', false],
  ['Su 22:00–02:00', '2026-11-23T01:59:00Z', true],
  ['Su 22:00–02:00', '2026-11-23T02:00:00Z', false],
  ['fr 22:00–02:00', '2026-11-28T00:30:00Z', true],
  ['10:00–11:00', '2026-11-29T10:30:00Z', true],
  ['Mo 00:00–24:00', '2026-11-23T23:59:00Z', true],
  ['24/7', '2026-11-29T03:00:00Z', true],
  ['', '2026-11-29T03:00:00Z', true],
])('“%s” at %s: %s', (hours, moment, expected) => {
  expect(openAt(hours, moment)).toBe(expected);
});

test.each([
  ['weekdays 9 to 5', /“weekdays 9 to 5” can’t be read/],
  ['Mon–Fri 09:00–17:00', /“Mon” isn’t a day. Use Mo, Tu/],
  ['Mo–Fr', /days that have no times/],
  ['Mo–Fr 09:00', /can’t be read/],
  ['Mo–Fr 09:00–25:00', /“25:00” isn’t a time/],
  ['Mo–Fr 09:60–17:00', /“09:60” isn’t a time/],
  ['Mo 09:00–09:00', /starts and ends at the same time/],
  ['Mo–Fr 09:00–17:00,', /can’t be read/],
  ['Mo–Fr 09:00–17:00, We 09:00–12:00', /start on We 09:00 and We 09:00 overlap/],
  ['Su 22:00–02:00, Mo 01:00–03:00', /start on Su 22:00 and Mo 01:00 overlap/],
])('“%s” is refused, and why is said', (hours, message) => {
  expect(() => parseHours(hours)).toThrow(HoursError);
  expect(() => parseHours(hours)).toThrow(message);
});

describe('where clocks change', () => {
  test.each([
    ['before they go forward', '2026-03-06T13:59:00Z', false],
    ['before they go forward', '2026-03-06T14:00:00Z', true],
    ['after they went forward', '2026-03-09T13:00:00Z', true],
    ['after they went forward', '2026-03-09T12:59:00Z', false],
    ['after they went back', '2026-11-02T13:59:00Z', false],
    ['after they went back', '2026-11-02T14:00:00Z', true],
  ])('nine in the morning stays nine in the morning %s (%s: %s)', (_, moment, expected) => {
    expect(openAt('Mo–Fr 09:00–17:00', moment, newYork)).toBe(expected);
  });

  test('a night time covers both of the hours that come twice, and ends when it skips its end', () => {
    const night = 'Sa 22:00–02:00';
    expect(openAt(night, '2026-11-01T05:30:00Z', newYork)).toBe(true);
    expect(openAt(night, '2026-11-01T06:30:00Z', newYork)).toBe(true);
    expect(openAt(night, '2026-11-01T07:00:00Z', newYork)).toBe(false);
    expect(openAt(night, '2026-03-08T06:59:00Z', newYork)).toBe(true);
    expect(openAt(night, '2026-03-08T07:00:00Z', newYork)).toBe(false);
  });
});

const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const clock = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
const minute = fc.integer({ min: 0, max: 1439 });
/** Any moment of ten years. */
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const zone = fc.constantFrom('UTC', newYork, 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe');
const wallClock = (timeZone: string, at: Date) => {
  const [weekday = '', time = ''] = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .split(/,? /);
  return { day: names.findIndex((name) => weekday.startsWith(name)), time };
};

test('one day’s hours are open exactly when that day’s clocks show a time within them', () => {
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 6 }), minute, minute)
    .filter(([, from, to]) => from !== to)
    .map(([day, from, to]) => ({ day, from: clock(from), to: clock(to) }));
  fc.assert(
    fc.property(hours, zone, moment, ({ day, from, to }, timeZone, at) => {
      const shown = wallClock(timeZone, at);
      const expected =
        from < to
          ? shown.day === day && from <= shown.time && shown.time < to
          : (shown.day === day && from <= shown.time) || (shown.day === (day + 1) % 7 && shown.time < to);
      expect(isOpen(parseHours(`${names[day]} ${from}–${to}`), timeZone, at)).toBe(expected);
    }),
  );
});

test('a range of days is the list of its days', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), minute, minute, moment, (first, length, from, to, at) => {
      fc.pre(from < to);
      const list = Array.from({ length: length + 1 }, (_, index) => names[(first + index) % 7]);
      const times = `${clock(from)}-${clock(to)}`;
      const range = parseHours(`${list[0]}-${list.at(-1)} ${times}`);
      expect(isOpen(range, newYork, at)).toBe(isOpen(parseHours(`${list.join(',')} ${times}`), newYork, at));
    }),
  );
});

test('what is no hours is refused in words, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseHours(text);
      } catch (error) {
        expect(error).toBeInstanceOf(HoursError);
      }
    }),
  );
});

test('time zones are known by their names', () => {
  expect(['America/New_York', 'Europe/Berlin', 'UTC'].map(isTimeZone)).toEqual([true, true, true]);
  expect(['Eastern', 'New York', ''].map(isTimeZone)).toEqual([false, false, false]);
});
