import { expect, test } from 'vitest';
import { PlausibleEvents } from '../../src/banners/plausible-events.ts';

const seen = { kind: 'seen', banner: 'a', variant: '', placement: 'top-bar' } as const satisfies Event;
const clicked = { ...seen, kind: 'clicked' } as const satisfies Event;
type Event = Parameters<PlausibleEvents['isPlausible']>[1];
const MINUTE = 60_000;

/** With a clock that stands still until it is moved. */
function aJudge() {
  let now = 1000;
  const judge = new PlausibleEvents(() => now);
  return {
    wait: (minutes: number) => {
      now += minutes * MINUTE;
    },
    /** How many of so many are plausible. */
    count: (event: Event, times = 1, address = '192.0.2.1') =>
      Array.from({ length: times }, () => judge.isPlausible(address, event)).filter(Boolean).length,
  };
}

test('a click counts after a view of the same banner, variant, and placement at the same address', () => {
  const { count } = aJudge();
  expect(count(clicked)).toBe(0);
  expect(count(seen)).toBe(1);
  expect(count({ ...clicked, banner: 'b' })).toBe(0);
  expect(count(clicked, 1, '198.51.100.1')).toBe(0);
  expect(count(clicked, 5)).toBe(1);
});

test('a clinic’s readers may all see a banner, and one in five may click it', () => {
  const { count } = aJudge();
  expect(count(seen, 100)).toBe(100);
  expect(count(clicked, 100)).toBe(23);
});

test('one address has a limited share of the views of a banner, and none of those of another', () => {
  const { count } = aJudge();
  expect(count(seen, 1000)).toBe(120);
  expect(count({ ...seen, banner: 'b' }, 3)).toBe(3);
});

test('all of a house on IPv6 is one address', () => {
  const { count } = aJudge();
  expect(count(seen, 1, '2001:db8:0:7::1')).toBe(1);
  expect(count(clicked, 1, '2001:db8:0:7:ffff::2')).toBe(1);
});

test('a page that is read for twenty minutes may still be clicked, and all is forgotten within an hour', () => {
  const { count, wait } = aJudge();
  expect(count(seen)).toBe(1);
  wait(29);
  expect(count(clicked)).toBe(1);
  expect(count(seen, 200)).toBe(119);
  wait(61);
  expect(count(clicked)).toBe(0);
  expect(count(seen)).toBe(1);
});
