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
          name: 'alone',
          include: ['shared/tests/**/*.test.ts', 'web/tests/alone/**/*.test.ts', '.run/**/*.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        root,
        test: {
          name: 'stack',
          include: ['cms/tests/**/*.test.ts', 'web/tests/*.test.ts'],
          globalSetup: fileURLToPath(new URL('test-stack.ts', import.meta.url)),
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
