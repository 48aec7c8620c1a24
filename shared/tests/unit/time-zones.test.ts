import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  clockIn,
  dayIn,
  endOfDay,
  findTimeZone,
  momentIn,
  startOfDay,
  withOffset,
} from '../../src/time-zones.ts';

const HOUR_MS = 3_600_000;
const zone = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'));
const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const before = (at: string) => new Date(Date.parse(at) - 1).toISOString();

/** Asks Intl in another way than the code does. */
const dayOnCalendar = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
const clockOnWall = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);

describe('in any time zone, at any moment', () => {
  test('the day and the time of day are those on the wall', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, at) => {
        expect(dayIn(timeZone, at.toISOString())).toBe(dayOnCalendar(timeZone, at));
        expect(clockIn(timeZone, at.toISOString())).toBe(clockOnWall(timeZone, at));
      }),
      { numRuns: 500 },
    );
  });

  test('a day begins with its first moment and ends with its last, as late as it can and no later', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, at) => {
        const day = dayIn(timeZone, at.toISOString());
        const [start, end] = [startOfDay(timeZone, day), endOfDay(timeZone, day)];
        expect(start <= at.toISOString() && at.toISOString() < end).toBe(true);
        expect(dayIn(timeZone, start)).toBe(day);
        expect(dayIn(timeZone, before(start)) < day).toBe(true);
        expect(dayIn(timeZone, before(end))).toBe(day);
        expect(dayIn(timeZone, end) > day).toBe(true);
        expect(startOfDay(timeZone, addDays(day, 1))).toBe(end);
      }),
      { numRuns: 500 },
    );
  });

  test('what someone enters is shown as it was entered, unless clocks skip that time', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, at) => {
        const [day, clock] = [dayIn(timeZone, at.toISOString()), clockIn(timeZone, at.toISOString())];
        const entered = momentIn(timeZone, day, clock);
        expect([dayIn(timeZone, entered), clockIn(timeZone, entered)]).toEqual([day, clock]);
        expect(entered <= at.toISOString()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('an offset changes how a moment is written, never which one it is', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, at) => {
        const written = withOffset(at.toISOString(), timeZone);
        expect(Date.parse(written)).toBe(at.getTime());
        expect(written.slice(0, 10)).toBe(dayOnCalendar(timeZone, at));
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['of 23 hours, when clocks are set forward', 'America/New_York', '2027-03-14', 23],
  ['of 25 hours, when clocks are set back', 'America/New_York', '2026-11-01', 25],
  ['of 24 hours, between', 'America/New_York', '2026-11-02', 24],
  ['of 24 and a half hours, where clocks change by half an hour', 'Australia/Lord_Howe', '2026-04-05', 24.5],
  ['without a midnight, because clocks are set forward then', 'Africa/Cairo', '2027-04-30', 23],
])('a day %s', (_, timeZone, day, hours) => {
  const length = Date.parse(endOfDay(timeZone, day)) - Date.parse(startOfDay(timeZone, day));
  expect(length / HOUR_MS).toBe(hours);
});

test('a time that clocks skip is the moment at which they skip it, and of two the first counts', () => {
  expect(momentIn('America/New_York', '2027-03-14', '02:30')).toBe('2027-03-14T07:00:00.000Z');
  expect(momentIn('America/New_York', '2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
});

test('an evening in New York is still that day, and stays a UTC time in UTC', () => {
  const evening = '2026-11-21T00:30:00.000Z';
  expect(dayIn('America/New_York', evening)).toBe('2026-11-20');
  expect(withOffset(evening, 'America/New_York')).toBe('2026-11-20T19:30:00.000-05:00');
  expect(withOffset(evening, 'UTC')).toBe(evening);
});

test.each([
  ['America/New_York', 'America/New_York'],
  ['america/new_york', 'America/New_York'],
  ['US/Eastern', 'America/New_York'],
  ['utc', 'UTC'],
  ['Eastern Time', null],
  ['-05:00', null],
  ['', null],
])('the time zone “%s” is found as %s', (name, found) => {
  expect(findTimeZone(name)).toBe(found);
});
