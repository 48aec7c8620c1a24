import type { TestProject } from 'vitest/node';
import { makeTemplate, type Newsroom, type RunningStack, type Stack, startNewsroom } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stacks: Stack[];
  }
}

/** Starts a stack for each worker: copies of one newsroom. Tests get theirs from `worker-stack.ts`. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const template = await makeTemplate();
  const newsrooms: Newsroom[] = [];
  const stop = async () => {
    await Promise.all(newsrooms.map((newsroom) => newsroom.stop()));
  };
  try {
    await startAll(project.config.maxWorkers, async () => newsrooms.push(await startNewsroom(template)));
    const stacks: RunningStack[] = [];
    // One after the other: the first makes the pictures for all.
    for (const { startSite } of newsrooms) stacks.push(await startSite(stacks[0]));
    project.provide(
      'stacks',
      stacks.map(({ stop: _, ...stack }) => stack),
    );
  } catch (error) {
    await stop();
    throw error;
  } finally {
    template.remove();
  }
  return stop;
}

/** Waits for all of them, also when one fails, so that each can be stopped. @throws what one of them threw. */
async function startAll(count: number, start: () => Promise<unknown>): Promise<void> {
  const started = await Promise.allSettled(Array.from({ length: count }, start));
  for (const one of started) if (one.status === 'rejected') throw one.reason;
}
