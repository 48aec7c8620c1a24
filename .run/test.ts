import './stop-with-launcher.ts';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { buildCms, isCmsStale } from './cms.ts';
import { root } from './processes.ts';
import { step } from './progress.ts';

// Every test: habits, units, contracts, rules, the press, and the whole stack in a browser.
// `npm test -- <filter>` runs the files whose path contains the filter; `npm test -- --unit` those that need no stack.
// `TEST_SEED=<seed> npm test -- <filter>` repeats what was random in a run that printed this seed; see `test-seed.ts`.
process.env.TEST_SEED ??= String(randomInt(2 ** 31));
const words = process.argv.slice(2);
const isUnit = words.includes('--unit');
const filters = words.filter((word) => word !== '--unit');
if (!isUnit && isCmsStale()) await step('Building the cms and its admin', buildCms);
const vitest = await startVitest('test', filters, {
  ...(isUnit ? { project: ['unit'] } : {}),
  config: join(root, '.run/vitest.config.ts'),
  root,
  run: true,
  watch: false,
});
await vitest.close();
process.exit(process.exitCode ?? 0);
