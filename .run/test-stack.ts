import type { TestProject } from 'vitest/node';
import { type RunningStack, type Stack, startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stacks: Stack[];
  }
}

/** Starts a stack for each worker. Tests get theirs from `worker-stack.ts`. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const running: RunningStack[] = [];
  const stop = async () => {
    await Promise.all(running.map((stack) => stack.stop()));
  };
  const start = async () => {
    running.push(await startStack());
  };
  const started = await Promise.allSettled(Array.from({ length: project.config.maxWorkers }, start));
  for (const one of started) {
    if (one.status === 'fulfilled') continue;
    await stop();
    throw one.reason;
  }
  project.provide(
    'stacks',
    running.map(({ stop: _, ...stack }) => stack),
  );
  return stop;
}
