import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    reporters: ['default', fileURLToPath(new URL('closing-line.ts', import.meta.url))],
    // Each has a stack and at times a browser: more do not fit on two cores.
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          // Neither Postgres nor a cms: seconds.
          name: 'unit',
          testTimeout: 60_000,
          include: ['*/tests/unit/**/*.test.ts', '.run/{checks,release}/*.test.ts'],
        },
      },
      {
        root,
        test: {
          name: 'stack',
          include: ['*/tests/{stack,browser}/**/*.test.ts', '.run/*.test.ts'],
          globalSetup: fileURLToPath(new URL('test-stack.ts', import.meta.url)),
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
