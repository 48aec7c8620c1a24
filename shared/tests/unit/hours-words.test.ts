import { expect, test } from 'vitest';
import { parseHours } from '../../src/hours.ts';
import { hoursInWords, zoneInWords } from '../../src/words/hours.ts';

test.each([
  ['Mo–Fr 09:00–17:00, Sa 10:00–13:00', 'Mon–Fri 9 a.m.–5 p.m., Sat 10 a.m.–1 p.m.'],
  ['mo - fr 9:00 - 17:30', 'Mon–Fri 9 a.m.–5:30 p.m.'],
  ['Mo, We, Fr 09:00–12:00, 13:00–17:00', 'Mon, Wed, Fri 9 a.m.–noon, 1 p.m.–5 p.m.'],
  ['22:00–02:00', '10 p.m.–2 a.m.'],
  ['Sa–Su 00:00–24:00', 'Sat–Sun all day'],
  ['Mo 00:15–24:00', 'Mon 12:15 a.m.–midnight'],
  ['24/7', '24 hours a day, 7 days a week'],
])('readers see the opening hours “%s” as “%s”', (hours, words) => {
  expect(parseHours(hours)).not.toEqual([]);
  expect(hoursInWords(hours)).toBe(words);
});

test.each([
  ['America/New_York', 'Eastern Time'],
  ['America/Los_Angeles', 'Pacific Time'],
])('readers see the time zone %s as %s', (zone, words) => {
  expect(zoneInWords(zone)).toBe(words);
});
