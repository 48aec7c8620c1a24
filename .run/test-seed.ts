import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';

// Set up for each test file. Properties of fast-check and everything random in fixtures (`word()`, phone numbers, moments
// at which something is killed) follow from the run's seed and the file's path, so the seed that a failed run prints replays
// it, also for one file alone: TEST_SEED=123 npm test -- <file>. Keys and tokens that come from `node:crypto` don't follow it.

const { TEST_SEED } = process.env;
if (!TEST_SEED) throw new Error('TEST_SEED is not set. Run the tests with `npm test`.');
const path = (expect.getState().testPath ?? '').slice(process.cwd().length);
const seed = createHash('sha256').update(`${TEST_SEED} ${path}`).digest().readInt32LE();

fc.configureGlobal({ seed });

/** Mulberry32. */
let state = seed;
Math.random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
