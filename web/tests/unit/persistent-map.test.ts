import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPersistentMap } from '../../press/lib/persistent-map.ts';

const scratch = mkdtempSync(join(tmpdir(), 'persistent-map-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const reopened = async (file: string) => Object.fromEntries((await openPersistentMap<number>(file)).values);

test('what was set is there after a restart, what was deleted is not', async () => {
  const file = join(scratch, 'folder/that/is/new/map.jsonl');
  const map = await openPersistentMap<number>(file);
  await map.update([
    ['a', 1],
    ['b', 2],
    ['a', 3],
  ]);
  await map.update([
    ['b', null],
    ['c', 4],
  ]);
  expect(Object.fromEntries(map.values)).toEqual({ a: 3, c: 4 });
  expect(await reopened(file)).toEqual({ a: 3, c: 4 });
});

test.each([1, 2, 5, 9])('%i bytes cut off its end cost the last change and nothing else, now or later', async (cut) => {
  const file = join(scratch, `cut-${cut}.jsonl`);
  await (await openPersistentMap<number>(file)).update([
    ['a', 1],
    ['b', 2],
  ]);
  truncateSync(file, readFileSync(file).length - cut);
  const map = await openPersistentMap<number>(file);
  const survived = cut === 1 ? { a: 1, b: 2 } : { a: 1 };
  expect(Object.fromEntries(map.values)).toEqual(survived);
  await map.update([['c', 3]]);
  expect(await reopened(file)).toEqual({ ...survived, c: 3 });
});

test('changes that are requested at the same time are all saved', async () => {
  const file = join(scratch, 'together.jsonl');
  const map = await openPersistentMap<number>(file);
  await Promise.all(Array.from({ length: 50 }, (_, index) => map.update([[`k${index}`, index]])));
  expect(Object.keys(await reopened(file))).toHaveLength(50);
});

test('the file does not grow with each change of the same thing', async () => {
  const file = join(scratch, 'slack.jsonl');
  const map = await openPersistentMap<number>(file);
  for (let round = 0; round < 20; round += 1) {
    await map.update(Array.from({ length: 200 }, (_, index) => [`k${index}`, round] as const));
  }
  expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(1700);
  expect(await reopened(file)).toEqual(Object.fromEntries(map.values));
});

test('a change that could not be written is written with the next one', async () => {
  const file = join(scratch, 'refused.jsonl');
  const map = await openPersistentMap<number>(file);
  await map.update([['a', 1]]);
  rmSync(file);
  writeFileSync(join(scratch, 'is-a-file'), '');
  const refused = await openPersistentMap<number>(join(scratch, 'is-a-file/map.jsonl'));
  await expect(refused.update([['a', 1]])).rejects.toThrow(/ENOTDIR|EEXIST/);
  rmSync(join(scratch, 'is-a-file'));
  await refused.update([['b', 2]]);
  expect(await reopened(join(scratch, 'is-a-file/map.jsonl'))).toEqual({ a: 1, b: 2 });
});

test('lines that are no JSON are left out', async () => {
  const file = join(scratch, 'garbage.jsonl');
  await (await openPersistentMap<number>(file)).update([['a', 1]]);
  appendFileSync(file, '{{{\n["b",2]\n');
  expect(await reopened(file)).toEqual({ a: 1, b: 2 });
});
