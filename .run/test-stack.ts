import type { TestProject } from 'vitest/node';
import { type Stack, startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stacks: Stack[];
  }
}

/** Starts a stack for each worker. Tests get theirs from `worker-stack.ts`. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const running = await Promise.all(Array.from({ length: project.config.maxWorkers }, startStack));
  project.provide(
    'stacks',
    running.map(({ stop: _, ...stack }) => stack),
  );
  return async () => {
    await Promise.all(running.map(({ stop }) => stop()));
  };
}
