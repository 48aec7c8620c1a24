import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Stack } from './stack.ts';

// The stacks start while tests that need none run in other processes: a file in a folder that both know says when one is
// there, or that none will be.

const failureIn = (folder: string) => join(folder, 'failure.txt');
const stackIn = (folder: string, index: number) => join(folder, `stack-${index}.json`);

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.draft`, text);
  renameSync(`${path}.draft`, path);
}

export const announceStack = (folder: string, index: number, stack: Stack): void =>
  writeWhole(stackIn(folder, index), JSON.stringify(stack));

/** Has everyone who waits for a stack fail with the reason why there is none. */
export function announceFailure(folder: string, reason: unknown): void {
  writeWhole(failureIn(folder), reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
}

/** Waits for a stack. @throws Error when it didn't start. */
export async function announcedStack(folder: string, index: number): Promise<Stack> {
  while (!existsSync(stackIn(folder, index))) {
    if (existsSync(failureIn(folder)))
      throw new Error(`The stack of the tests didn't start:\n${readFileSync(failureIn(folder), 'utf8')}`);
    await delay(100);
  }
  return JSON.parse(readFileSync(stackIn(folder, index), 'utf8'));
}
