import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takePidFile } from '../../src/pid-file.ts';

const scratch = mkdtempSync(join(tmpdir(), 'pid-file-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function take(file: string): () => void {
  const taken = takePidFile(file);
  if (!('release' in taken)) throw new Error(`Held by ${taken.heldBy}.`);
  return taken.release;
}

test('a file is held by one process until it is released', () => {
  const file = join(scratch, 'folder', 'pid');
  const release = take(file);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
  expect(takePidFile(file)).toEqual({ heldBy: process.pid });
  release();
  expect(existsSync(file)).toBe(false);
  take(file)();
});

test('the file of another process counts as long as that runs, and not for a moment longer', async () => {
  const file = join(scratch, 'other');
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  writeFileSync(file, String(other.pid));
  expect(takePidFile(file)).toEqual({ heldBy: other.pid });
  const ended = new Promise((resolve) => {
    other.once('exit', resolve);
  });
  other.kill('SIGKILL');
  await ended;
  take(file)();
});

test('a process that had this one’s number, as in a container that was started again, does not hold it', () => {
  const file = join(scratch, 'same-number');
  writeFileSync(file, String(process.pid));
  take(file)();
});

test('a file without a number is being written, unless that was long ago', () => {
  const file = join(scratch, 'empty');
  writeFileSync(file, '');
  expect(takePidFile(file)).toEqual({ heldBy: 0 });
  const past = new Date(Date.now() - 60_000);
  utimesSync(file, past, past);
  take(file)();
});

test('of many processes that find the file of a killed one, one gets it', async () => {
  const file = join(scratch, 'contested');
  writeFileSync(file, '99999999');
  const module = new URL('../../src/pid-file.ts', import.meta.url).href;
  const code = `const { takePidFile } = await import(${JSON.stringify(module)});
    console.log('release' in takePidFile(${JSON.stringify(file)}) ? 'mine' : 'not mine');
    process.stdin.once('data', () => process.exit(0));`;
  const rivals = Array.from({ length: 6 }, () => spawn(process.execPath, ['--input-type=module', '-e', code]));
  const answers = await Promise.all(
    rivals.map(async ({ stdout }) => {
      for await (const chunk of stdout) return String(chunk).trim();
    }),
  );
  for (const { stdin } of rivals) stdin.end('done');
  expect(answers.toSorted()).toEqual(['mine', ...Array.from({ length: 5 }, () => 'not mine')]);
});
