import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const setupFiles = [fileURLToPath(new URL('test-seed.ts', import.meta.url))];

export default defineConfig({
  root,
  test: {
    reporters: ['default', fileURLToPath(new URL('closing-line.ts', import.meta.url))],
    // Each has a stack and at times a browser. Of three on two cores, one waits at any time: for an email, a retry, a start.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          // Neither Postgres nor a cms: seconds.
          name: 'unit',
          setupFiles,
          // None changes anything that outlives it: files of one worker share their modules.
          isolate: false,
          testTimeout: 300_000,
          include: ['*/tests/unit/**/*.test.ts', '.run/{checks,release}/*.test.ts'],
        },
      },
      {
        root,
        test: {
          name: 'stack',
          include: ['*/tests/{stack,browser}/**/*.test.ts', '.run/*.test.ts'],
          setupFiles,
          globalSetup: fileURLToPath(new URL('test-stack.ts', import.meta.url)),
          // A second try, on a machine whose processes and browser share two cores. The end of a run names every test that needed it.
          retry: 1,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // One second, the default, is less than a save takes while two other files run.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
