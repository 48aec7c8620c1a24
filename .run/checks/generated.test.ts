import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../generated/files.ts';

const root = join(import.meta.dirname, '../..');

test.each(Object.entries(generatedFiles))('%s is up to date (to write it: `pnpm generate`)', (path, generate) => {
  expect(readFileSync(join(root, path), 'utf8'), `${path} is out of date: run \`pnpm generate\``).toBe(generate());
});
