import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from './processes.ts';

/** Runs a tool of the workspace; what it printed is what a failure shows. */
function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? 'clean' : `${command} ${args.join(' ')} ended with ${status}\n${error ?? ''}${stdout}${stderr}`;
}

test('the code is formatted and linted (mend with `pnpm format`)', () => {
  expect(run('pnpm', 'exec', 'biome', 'check', '--error-on-warnings', '.')).toBe('clean');
});

test('the types of cms, web and shared hold', () => {
  expect(run('pnpm', '-r', 'types')).toBe('clean');
});

test('no file, export or dependency is unused', () => {
  expect(run('pnpm', 'exec', 'knip', '--no-progress')).toBe('clean');
});
