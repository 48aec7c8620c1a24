import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { limitMemory } from '../../bench/memory/limit.ts';
import { drawMemory } from '../../bench/memory/picture.ts';
import { nameOf, readTree, readUses } from '../../bench/memory/process-tree.ts';

const reports = mkdtempSync(join(tmpdir(), 'patient-press-heaps-'));
afterAll(() => rmSync(reports, { recursive: true, force: true }));

test.each([
  ['/x/node --import file:///x/.run/stop-with-launcher.ts press/cli.ts run', 'press'],
  ['/x/node --import file:///x/stop-with-launcher.ts /x/bin/strapi.js start', 'cms'],
  ['/x/node --max-old-space-size=512 /x/bin/strapi.js build', 'build of the admin'],
  ['/x/native/bin/postgres -D /x/.data/postgres', 'Postgres'],
  ['postgres: checkpointer', 'Postgres'],
  ['/x/node /x/.run/postgres-watchdog.ts 17', 'watchdog'],
  ['node --disable-warning=ExperimentalWarning /x/.run/start.ts', 'launcher'],
])('%s is the %s', (commandLine, name) => {
  expect(nameOf(commandLine)).toBe(name);
});

// Only Linux says what each process shares with others.
test.runIf(existsSync('/proc/self/smaps_rollup'))(
  'the memory of a program and its heap are read while it runs',
  async () => {
    const preload = resolve(import.meta.dirname, '../../bench/memory/report-heap.mjs');
    const child = spawn(process.execPath, ['--import', preload, '-e', 'setInterval(() => {}, 1000)'], {
      env: { ...process.env, HEAP_REPORTS: reports },
      stdio: 'ignore',
    });
    try {
      await once(child, 'spawn');
      const pid = child.pid ?? 0;
      expect(readTree(process.pid)).toContain(pid);
      await vi.waitUntil(() => readUses([pid], reports).get('other')?.heap, { timeout: 60_000, interval: 50 });
      const use = readUses([pid], reports).get('other');
      expect(use?.rss).toBeGreaterThan(use?.pss ?? 0);
      expect(use?.pss).toBeGreaterThan(use?.heap?.used ?? 0);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    expect(readUses([child.pid ?? 0], reports).size).toBe(0);
  },
);

test('a command runs under a limit, and is ended by the system when it takes more, where the system limits memory', () => {
  const limit = limitMemory(200e6);
  try {
    const run = (megabytes: number) => {
      const script = `const all = []; for (let i = 0; i < ${megabytes}; i += 10) all.push(Buffer.alloc(1e7, 1)); console.log('done')`;
      const [command, args] = limit.under(process.execPath, ['-e', script]);
      return spawnSync(command, args, { encoding: 'utf8' }).stdout.trim();
    };
    expect(run(20)).toBe('done');
    // A limit on memory is none on swap.
    const hasSwap = existsSync('/proc/swaps') && readFileSync('/proc/swaps', 'utf8').trim().includes('\n');
    if (hasSwap || !limit.enforcedBy.startsWith('the system')) return;
    expect(run(600)).toBe('');
    expect(limit.kills()).toBeGreaterThan(0);
  } finally {
    limit.remove();
  }
});

test('the picture of an hour has a line for each program, on one scale', () => {
  const use = { rss: 0, pss: 0, heap: null };
  const program = (name: string, series: number[]) => ({
    name,
    series,
    first: use,
    last: use,
    peakPss: 0,
    peakHeap: null,
  });
  const picture = drawMemory([program('press', [200e6, 210e6, 205e6]), program('cms & more', [350e6, 390e6])], 60);
  expect(picture.match(/<polyline/g)).toHaveLength(2);
  expect(picture).toContain('>press 205 MB<');
  expect(picture).toContain('>cms &amp; more 390 MB<');
  expect(picture).toContain('>400 MB<');
  expect(picture).toContain('>60 min<');
});
