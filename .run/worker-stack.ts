import { inject } from 'vitest';
import { announcedStack } from './announced-stacks.ts';
import type { Stack } from './stack.ts';

/** The stack of the worker that runs a file's tests: no one else uses it meanwhile. */
export const stack: Stack = await announcedStack(inject('stacksFolder'), Number(process.env.VITEST_POOL_ID) - 1);
