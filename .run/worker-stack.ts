import { inject } from 'vitest';
import type { Stack } from './stack.ts';

/** The stack of the worker that runs a file's tests: no one else uses it meanwhile. */
export const stack: Stack = stackOfWorker();

function stackOfWorker(): Stack {
  const mine = inject('stacks')[Number(process.env.VITEST_POOL_ID) - 1];
  if (!mine) throw new Error('This worker has no stack: there are fewer stacks than workers. See test-stack.ts.');
  return mine;
}
