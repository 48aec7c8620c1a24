import { expect, test } from 'vitest';
import { ConcurrencyLimit, TooManyWaitingError } from '../../src/platform/concurrency-limit.ts';

/** A task that ends when it is told to. */
function heldTask() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const task = { isRunning: false, end: resolve, run: async () => {} };
  task.run = async () => {
    task.isRunning = true;
    await promise;
  };
  return task;
}

test('one task runs at a time, in the order in which they came, and one that is too many is refused', async () => {
  const limit = new ConcurrencyLimit({ atOnce: 1, waiting: 1 });
  const [first, second] = [heldTask(), heldTask()];
  const running = limit.run(first.run);
  const waiting = limit.run(second.run);
  await expect(limit.run(async () => {})).rejects.toThrow(TooManyWaitingError);
  expect([first.isRunning, second.isRunning]).toEqual([true, false]);
  first.end();
  await running;
  second.end();
  await waiting;
  expect(second.isRunning).toBe(true);
  expect(await limit.run(async () => 'again')).toBe('again');
});

test('a task that fails makes room for the next one', async () => {
  const limit = new ConcurrencyLimit({ atOnce: 1, waiting: 0 });
  const failing = async () => {
    throw new Error('This one fails.');
  };
  await expect(limit.run(failing)).rejects.toThrow('This one fails.');
  expect(await limit.run(async () => 'next')).toBe('next');
});
