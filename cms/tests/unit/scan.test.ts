import { expect, test } from 'vitest';
import { scan } from '../../src/inbox/scan.ts';

const many = { requests: 1000, ms: 1000, found: 1000 };
const never = new AbortController().signal;

/** Numbers from 1, so many at a time; it notes how many were asked for. */
function numbers(upTo: number, batch = 10) {
  const asked = { count: 0 };
  async function* batches() {
    for (let first = 1; first <= upTo; first += batch) {
      const rows = Array.from({ length: Math.min(batch, upTo - first + 1) }, (_, index) => first + index);
      asked.count += rows.length;
      yield rows;
    }
  }
  return { asked, batches: batches() };
}
const isEven = (number: number) => number % 2 === 0;

test('a scan looks at everything when nothing bounds it', async () => {
  const { batches } = numbers(25);
  expect(await scan(batches, (one) => one > 23, { bounds: many, signal: never })).toEqual({
    found: [24, 25],
    read: 25,
    end: 'all',
    last: 25,
  });
});

test('a scan of nothing finds nothing', async () => {
  const { batches } = numbers(0);
  expect(await scan(batches, isEven, { bounds: many, signal: never })).toEqual({
    found: [],
    read: 0,
    end: 'all',
    last: null,
  });
});

test('a scan ends at as many rows as it may look at, and says which was the last', async () => {
  const { batches, asked } = numbers(1000);
  const result = await scan(batches, isEven, { bounds: { ...many, requests: 15 }, signal: never });
  expect(result).toMatchObject({ read: 15, end: 'requests', last: 15 });
  expect(asked.count).toBe(20);
});

test('a scan ends when it found enough', async () => {
  const { batches } = numbers(1000);
  expect(await scan(batches, isEven, { bounds: { ...many, found: 3 }, signal: never })).toEqual({
    found: [2, 4, 6],
    read: 6,
    end: 'found',
    last: 6,
  });
});

test('a scan of exactly as many rows as it may look at looked at all', async () => {
  const { batches } = numbers(20);
  expect(await scan(batches, isEven, { bounds: { ...many, requests: 20 }, signal: never })).toMatchObject({
    read: 20,
    end: 'all',
  });
});

test('a scan ends when its time is over', async () => {
  const { batches } = numbers(1000);
  let clock = 0;
  const now = () => {
    clock += 1;
    return clock;
  };
  const result = await scan(batches, isEven, { bounds: { ...many, ms: 40 }, signal: never, now });
  expect(result).toMatchObject({ end: 'time', read: 39, last: 39 });
});

test('a scan ends when no one waits for it any more', async () => {
  const leaving = new AbortController();
  const { batches } = numbers(1000);
  const result = await scan(
    batches,
    (one) => {
      if (one === 12) leaving.abort();
      return true;
    },
    { bounds: many, signal: leaving.signal },
  );
  expect(result.read).toBe(12);
});

test('others are answered while a scan goes on', async () => {
  const { batches } = numbers(500, 500);
  let answered = 0;
  let goesOn = true;
  const answer = () => {
    answered += 1;
    if (goesOn) setImmediate(answer);
  };
  setImmediate(answer);
  await scan(batches, isEven, { bounds: many, signal: never });
  goesOn = false;
  expect(answered).toBeGreaterThanOrEqual(9);
});
