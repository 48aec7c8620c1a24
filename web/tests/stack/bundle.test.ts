import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openBundle } from '../../press/bundle/open-bundle.ts';

const scratch = mkdtempSync(join(tmpdir(), 'bundles-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('a bundle is made when there is none, made again when it is damaged, and those of other versions go after a day', async () => {
  const folder = mkdtempSync(join(scratch, 'bundles-'));
  const [old, recent] = [join(folder, 'of-last-week'), join(folder, 'of-this-hour')];
  for (const other of [old, recent]) mkdirSync(other);
  const lastWeek = Date.now() / 1000 - 7 * 86_400;
  utimesSync(old, lastWeek, lastWeek);

  const made = await openBundle(folder);
  expect(dirname(dirname(made.entry))).toBe(join(folder, made.digest));
  expect([existsSync(old), existsSync(recent)]).toEqual([false, true]);
  const { size } = statSync(made.entry);

  truncateSync(made.entry, Math.floor(size / 2));
  expect(await openBundle(folder)).toEqual(made);
  // Each build has a key of its own, of the same length.
  expect(statSync(made.entry).size).toBe(size);

  rmSync(join(folder, made.digest, 'manifest.json'));
  const again = await Promise.all([openBundle(folder), openBundle(folder)]);
  expect(again).toEqual([made, made]);
  expect(existsSync(join(made.clientDir, 'favicon.ico'))).toBe(true);
});
