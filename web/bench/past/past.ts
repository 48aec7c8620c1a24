import { rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { step } from '../../../.run/progress.ts';
import { defaultPastDir, openToRead, pastFile } from '../../press/past/database.ts';
import { Past } from '../../press/past/past.ts';
import { verifyPast } from '../../press/past/verify.ts';
import { type Spread, spreadOf } from '../stats.ts';
import { BenchSite } from './site.ts';

/** What it costs to record a site on which every page has another banner each day. */
export interface PastResult {
  pages: number;
  /** How many were measured, after the first. */
  days: number;
  /** Bytes on disk after the first record of the whole site, and what each day added on average. */
  firstBytes: number;
  bytesADay: number;
  /** Milliseconds of CPU to record all pages the first time, and each day. */
  firstCpu: number;
  cpuADay: Spread;
  /** Milliseconds to record an edit of one page. */
  edit: Spread;
  /** Milliseconds of a start at which nothing differs. */
  unchanged: number;
  verify: { ms: number; versions: number };
  load: number;
}

const EDITS = 40;
const YEARS = 3;

const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

const sizeOf = (dir: string): number => {
  const database = openToRead(dir);
  // Written pages count, whether or not they are in the main file yet.
  const [pages, size] = ['page_count', 'page_size'].map((name) =>
    Number(database?.prepare(`pragma ${name}`).get()?.[name]),
  );
  database?.close();
  return Math.max((pages ?? 0) * (size ?? 0), statSync(pastFile(dir)).size);
};

class Bench {
  readonly #outDir: string;
  readonly #site: BenchSite;
  #past: Past;
  paths: string[] = [];

  constructor(outDir: string, pages: number) {
    this.#outDir = outDir;
    this.#site = new BenchSite(outDir, pages);
    this.#past = this.#open();
  }

  #open(): Past {
    return new Past({ dir: this.dir, outDir: this.#outDir, years: YEARS });
  }

  get dir(): string {
    return defaultPastDir(this.#outDir);
  }

  async record(changed: readonly string[]): Promise<{ cpu: number; ms: number }> {
    const [cpu, started] = [process.cpuUsage(), performance.now()];
    await this.#past.record({ changed, removed: [], why: 'bench', at: new Date().toISOString() });
    return { cpu: cpuMs(cpu), ms: performance.now() - started };
  }

  write(): void {
    this.paths = this.#site.write();
  }

  /** Ends this press and starts another. @returns how long it compares the record with the disk, in milliseconds. */
  async restart(): Promise<number> {
    await this.#past.close();
    this.#past = this.#open();
    const started = performance.now();
    await this.#past.catchUp(() => new Set(this.paths), 'UTC');
    return performance.now() - started;
  }

  verify(): PastResult['verify'] {
    const database = openToRead(this.dir);
    if (!database) throw new Error('There is no record.');
    const started = performance.now();
    const { faults, versions } = verifyPast(database, null);
    database.close();
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return { ms: performance.now() - started, versions };
  }

  close(): Promise<void> {
    return this.#past.close();
  }
}

async function measureDays(bench: Bench, days: number) {
  const cpu: number[] = [];
  for (let day = 1; day <= days; day += 1) {
    bench.write();
    cpu.push((await bench.record(bench.paths)).cpu);
  }
  return spreadOf(cpu);
}

/** @param days at least one. */
export async function measurePast(outDir: string, pages: number, days: number): Promise<PastResult> {
  const bench = new Bench(outDir, pages);
  bench.write();
  const first = await step(`Recording ${pages} pages`, () => bench.record(bench.paths));
  const firstBytes = sizeOf(bench.dir);
  const cpuADay = await step(`Recording ${days} days, each with another banner`, () => measureDays(bench, days));
  const bytesADay = (sizeOf(bench.dir) - firstBytes) / days;
  const unchanged = await bench.restart();
  // Another version of each, but one at a time.
  bench.write();
  const edits: number[] = [];
  for (const path of bench.paths.slice(0, EDITS)) edits.push((await bench.record([path])).ms);
  const verify = await step('Proving it', async () => bench.verify());
  await bench.close();
  const load = loadavg()[0] ?? 0;
  return {
    pages,
    days,
    firstBytes,
    bytesADay,
    firstCpu: first.cpu,
    cpuADay,
    edit: spreadOf(edits),
    unchanged,
    verify,
    load,
  };
}

export async function benchPast(pages: number, days: number): Promise<PastResult> {
  const folder = await mkdtemp(join(tmpdir(), 'patient-press-past-'));
  try {
    return await measurePast(join(folder, 'dist'), pages, days);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
