import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { announceFailure, announceStack } from './announced-stacks.ts';
import { makeTemplate, type Newsroom, type Stack, startNewsroom, type Template } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stacksFolder: string;
  }
}

/**
 * Starts a stack for each worker: copies of one newsroom. Tests get theirs from `worker-stack.ts`, which waits for it: files
 * that need none run meanwhile.
 */
export default function setUp(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'patient-press-stacks-'));
  project.provide('stacksFolder', folder);
  const stops: (() => Promise<void>)[] = [];
  const starting = startStacks(project.config.maxWorkers, folder, stops).catch((error: unknown) =>
    announceFailure(folder, error),
  );
  return async () => {
    await starting;
    await Promise.all(stops.map((stop) => stop()));
    rmSync(folder, { recursive: true });
  };
}

/** @param stops is given what is to be stopped in the end, as it starts. */
async function startStacks(count: number, folder: string, stops: (() => Promise<void>)[]): Promise<void> {
  const template = await makeTemplate();
  stops.push(async () => template.remove());
  const newsrooms = Array.from({ length: count }, () => startOne(template, stops));
  const settled = Promise.allSettled(newsrooms);
  try {
    let first: Stack | undefined;
    // One after the other: the first makes the pictures for all.
    for (const [index, newsroom] of newsrooms.entries()) {
      const { startSite } = await newsroom;
      const { stop: _, ...stack } = await startSite(first);
      first ??= stack;
      announceStack(folder, index, stack);
    }
  } finally {
    // When one fails, the others have yet to be stopped.
    await settled;
  }
}

async function startOne(template: Template, stops: (() => Promise<void>)[]): Promise<Newsroom> {
  const newsroom = await startNewsroom(template);
  stops.push(newsroom.stop);
  return newsroom;
}
