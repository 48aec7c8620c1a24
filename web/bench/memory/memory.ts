import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../.run/ports.ts';
import { root } from '../../../.run/processes.ts';
import { HelpfulError, step } from '../../../.run/progress.ts';
import { type Launched, launch } from './launch.ts';
import { limitMemory, type MemoryLimit } from './limit.ts';
import { type Life, liveIn, type Place } from './newsroom-life.ts';
import { readTree, readUses, type Use } from './process-tree.ts';

/** All processes at a moment. */
interface Moment {
  /** The step that the launcher said it was at. */
  during: string;
  total: number;
  uses: Record<string, Use>;
}

/** A program over the whole time that it was looked at. */
export interface Program {
  name: string;
  /** When everything was ready. */
  first: Use;
  last: Use;
  peakPss: number;
  peakHeap: number | null;
  /** Its PSS each time that it was looked at, in bytes. */
  series: number[];
}

export interface MemoryResult {
  limitBytes: number;
  enforcedBy: string;
  /** Of each step of the first start, in its order: the moment at which all processes together had most. */
  steps: Moment[];
  readySeconds: number;
  minutes: number;
  life: Life;
  programs: Program[];
  /** Of all programs together, from the first start to the end. */
  peakPss: number;
}

const STARTING_MS = 250;
const RUNNING_MS = 5000;
const login = { email: 'chief@example.com', password: 'Bench-of-the-memory-1' };

const totalOf = (uses: Map<string, Use>) => [...uses.values()].reduce((sum, { pss }) => sum + pss, 0);

/** Where the bench has no system that limits memory, it does. */
function refuseMore(total: number, limitBytes: number): void {
  if (total > limitBytes)
    throw new HelpfulError(
      `All processes together took ${Math.round(total / 1e6)} MB, more than the ${Math.round(limitBytes / 1e6)} MB that there may be.`,
    );
}

/** Looks at a start until everything is ready. @returns of each step, the moment with the most memory. */
async function watchStart(launched: Launched, reports: string, limitBytes: number): Promise<Moment[]> {
  const steps = new Map<string, Moment>();
  while (!launched.isReady()) {
    if (launched.hasEnded()) throw new HelpfulError(`The start failed:\n${launched.output()}`);
    const during = launched.step();
    const uses = readUses(readTree(launched.pid), reports);
    const total = totalOf(uses);
    refuseMore(total, limitBytes);
    if (total >= (steps.get(during)?.total ?? 0)) {
      steps.set(during, { during, total, uses: Object.fromEntries(uses) });
    }
    await delay(STARTING_MS);
  }
  return [...steps.values()];
}

/** Looks at running programs for some time. */
async function watchPrograms(launched: Launched, reports: string, limitBytes: number, ms: number) {
  const programs = new Map<string, Program>();
  let peakPss = 0;
  for (const end = performance.now() + ms; performance.now() < end; await delay(Math.min(RUNNING_MS, ms / 4))) {
    if (launched.hasEnded()) throw new HelpfulError(`What was started has ended:\n${launched.output()}`);
    const uses = readUses(readTree(launched.pid), reports);
    const total = totalOf(uses);
    refuseMore(total, limitBytes);
    peakPss = Math.max(peakPss, total);
    for (const [name, use] of uses) {
      const { first = use, peakPss: peak = 0, peakHeap = null, series = [] } = programs.get(name) ?? {};
      const heap = use.heap ? Math.max(peakHeap ?? 0, use.heap.used) : peakHeap;
      series.push(use.pss);
      programs.set(name, { name, first, last: use, peakPss: Math.max(peak, use.pss), peakHeap: heap, series });
    }
  }
  return { programs: [...programs.values()].sort((a, b) => b.last.pss - a.last.pss), peakPss };
}

/** Starts a checkout under a limit, uses it for some time, and looks at the memory of its processes all the while. */
export async function measureMemory(options: {
  checkout: string;
  /** A folder for the newsroom's data and the reports of heaps. */
  folder: string;
  minutes: number;
  limit: MemoryLimit;
  limitBytes: number;
}): Promise<MemoryResult> {
  const { checkout, folder, minutes, limit, limitBytes } = options;
  const reports = join(folder, 'heaps');
  mkdirSync(reports, { recursive: true });
  const [cmsPort, sitePort] = [await freePort(), await freePort()];
  const place: Place = { cmsUrl: `http://127.0.0.1:${cmsPort}`, siteUrl: `http://127.0.0.1:${sitePort}`, login };
  const begun = performance.now();
  const launched = launch({ checkout, dataDir: join(folder, 'data'), reports, limit, place });
  try {
    const steps = await step('First start', () => watchStart(launched, reports, limitBytes));
    const readySeconds = (performance.now() - begun) / 1000;
    const stopping = new AbortController();
    const living = liveIn(place, stopping.signal);
    const watching = watchPrograms(launched, reports, limitBytes, minutes * 60_000);
    const watched = await step(`${minutes} minutes of editing and reading`, () =>
      Promise.race([watching, living.then(() => watching)]),
    );
    stopping.abort();
    const life = await living;
    if (limit.kills() > 0) throw new HelpfulError(`The system had to end ${limit.kills()} processes.`);
    const peakPss = Math.max(watched.peakPss, ...steps.map(({ total }) => total));
    const { enforcedBy } = limit;
    return { limitBytes, enforcedBy, steps, readySeconds, minutes, life, programs: watched.programs, peakPss };
  } finally {
    await launched.stop();
  }
}

/**
 * Clones the last commit, and measures its first start and what follows under a limit.
 * @throws HelpfulError when it doesn't fit into it.
 */
export async function benchMemory(minutes: number, limitBytes: number): Promise<MemoryResult> {
  const folder = mkdtempSync(join(tmpdir(), 'patient-press-memory-'));
  // Postgres, which doesn't run as root, must reach its folder below.
  chmodSync(folder, 0o755);
  const limit = limitMemory(limitBytes);
  try {
    const checkout = join(folder, 'checkout');
    execFileSync('git', ['clone', '--quiet', root, checkout]);
    return await measureMemory({ checkout, folder, minutes, limit, limitBytes });
  } finally {
    limit.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
