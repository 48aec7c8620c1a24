import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { root } from './processes.ts';

/** Runs a tool of the workspace; what it printed is what a failure shows. */
async function run(command: string, ...args: string[]): Promise<string> {
  const { exitCode, all } = await execa(command, args, { cwd: root, all: true, reject: false });
  return exitCode === 0 ? 'clean' : `${command} ${args.join(' ')} ended with ${exitCode}\n${all}`;
}

describe.concurrent('the code', () => {
  test('is formatted and linted (to fix: `pnpm format`)', async () => {
    expect(await run('pnpm', 'exec', 'biome', 'check', '--error-on-warnings', '.')).toBe('clean');
  });

  test('has sound types in cms, web and shared', { timeout: 900_000 }, async () => {
    expect(await run('pnpm', '-r', 'types')).toBe('clean');
  });

  test('has no unused file, export or dependency', async () => {
    expect(await run('pnpm', 'exec', 'knip', '--no-progress', '--cache')).toBe('clean');
  });
});
