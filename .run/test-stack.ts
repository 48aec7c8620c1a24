import type { TestProject } from 'vitest/node';
import { type Stack, startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: Stack;
  }
}

/** Starts one stack for all tests that need one; they read where it is with `inject('stack')`. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...stack } = await startStack();
  project.provide('stack', stack);
  return stop;
}
