import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockChangeAt, clockIn, dayIn, momentIn } from '../../src/time-zones.ts';

test.each([
  // Forward: Berlin at 2:00, New York at 2:00, Lord Howe by half an hour, Santiago at midnight.
  [
    'Europe/Berlin',
    '2026-03-29',
    '02:30',
    { kind: 'skipped', from: '02:00', to: '03:00', at: '2026-03-29T01:00:00.000Z' },
  ],
  [
    'America/New_York',
    '2026-03-08',
    '02:00',
    { kind: 'skipped', from: '02:00', to: '03:00', at: '2026-03-08T07:00:00.000Z' },
  ],
  [
    'America/New_York',
    '2026-03-08',
    '02:59',
    { kind: 'skipped', from: '02:00', to: '03:00', at: '2026-03-08T07:00:00.000Z' },
  ],
  [
    'Australia/Lord_Howe',
    '2026-10-04',
    '02:15',
    { kind: 'skipped', from: '02:00', to: '02:30', at: '2026-10-03T15:30:00.000Z' },
  ],
  [
    'America/Santiago',
    '2026-09-06',
    '00:30',
    { kind: 'skipped', from: '00:00', to: '01:00', at: '2026-09-06T04:00:00.000Z' },
  ],
  // Back.
  [
    'Europe/Berlin',
    '2026-10-25',
    '02:30',
    { kind: 'repeated', first: '2026-10-25T00:30:00.000Z', second: '2026-10-25T01:30:00.000Z' },
  ],
  [
    'America/New_York',
    '2026-11-01',
    '01:00',
    { kind: 'repeated', first: '2026-11-01T05:00:00.000Z', second: '2026-11-01T06:00:00.000Z' },
  ],
  [
    'America/New_York',
    '2026-11-01',
    '01:59',
    { kind: 'repeated', first: '2026-11-01T05:59:00.000Z', second: '2026-11-01T06:59:00.000Z' },
  ],
  [
    'Australia/Lord_Howe',
    '2026-04-05',
    '01:45',
    { kind: 'repeated', first: '2026-04-04T14:45:00.000Z', second: '2026-04-04T15:15:00.000Z' },
  ],
  // The minutes around them are as any other.
  ['America/New_York', '2026-03-08', '01:59', null],
  ['America/New_York', '2026-03-08', '03:00', null],
  ['America/New_York', '2026-11-01', '00:59', null],
  ['America/New_York', '2026-11-01', '02:00', null],
  ['Australia/Lord_Howe', '2026-04-05', '02:00', null],
  ['UTC', '2026-03-08', '02:30', null],
])('in %s on %s at %s, clocks do %j', (timeZone, day, clock, expected) => {
  expect(clockChangeAt(timeZone, day, clock)).toEqual(expected);
});

test('in any time zone, a time is skipped if no clock shows it, and repeated if clocks show it at two moments', () => {
  const zone = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'));
  const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, moment, (timeZone, at) => {
      const [day, clock] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)];
      const shown = (moment: string) => [dayIn(timeZone, moment), clockIn(timeZone, moment)];
      const change = clockChangeAt(timeZone, day, clock);
      const first = momentIn(timeZone, day, clock);
      if (change?.kind === 'skipped') {
        expect(shown(first)).not.toEqual([day, clock]);
        expect(change.at).toBe(first);
        return;
      }
      expect(shown(first)).toEqual([day, clock]);
      if (!change) return;
      expect([change.first, shown(change.second)]).toEqual([first, [day, clock]]);
      expect(change.second > change.first).toBe(true);
    }),
    { numRuns: 500 },
  );
});
