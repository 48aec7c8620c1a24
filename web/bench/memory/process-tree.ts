import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The memory of a program and of what belongs to it, in bytes. */
export interface Use {
  /** What is loaded, with what it shares with others. */
  rss: number;
  /** The same, with its share of what several use: these can be added up. */
  pss: number;
  /** JavaScript objects, and the most that V8 lets there be; null for a program that isn't Node's, or hasn't reported yet. */
  heap: { used: number; limit: number } | null;
}

/** What each program of the project is called, by its command line. */
const programs: readonly [pattern: RegExp, name: string][] = [
  [/postgres-watchdog\.ts/, 'watchdog'],
  [/strapi\.js.* build/, 'build of the admin'],
  [/strapi\.js.* start/, 'cms'],
  [/press\/cli\.ts/, 'press'],
  [/\.run\/start\.ts/, 'launcher'],
  [/\.run\/toolchain\.mjs/, 'toolchain'],
  [/(^|\/)postgres[ :]/, 'Postgres'],
  [/pnpm/, 'pnpm'],
  [/(^|\/)(npm|npx)\b/, 'npm'],
];

/** How a program is called in the table. */
export const nameOf = (commandLine: string): string =>
  programs.find(([pattern]) => pattern.test(commandLine))?.[1] ?? 'other';

/** What a process is gone by the time it is looked at answers. */
function unlessGone<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code))) return null;
    throw error;
  }
}

const isNumber = (name: string) => /^\d+$/.test(name);

/** @returns the parent of each process of this machine. */
function readParents(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const pid of readdirSync('/proc').filter(isNumber)) {
    const stat = unlessGone(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    // Its name, which may contain spaces and parentheses, comes before.
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent) parents.set(Number(pid), Number(parent));
  }
  return parents;
}

/** A process and all that it has started, which have also started others. @throws Error where the system has no `/proc`. */
export function readTree(root: number): number[] {
  const parents = readParents();
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree].filter((pid) => parents.has(pid));
}

const heapReport = z.object({ used: z.number(), limit: z.number() });

function readHeap(reports: string, pid: number): Use['heap'] {
  const text = unlessGone(() => readFileSync(join(reports, `${pid}.json`), 'utf8'));
  try {
    return text ? heapReport.parse(JSON.parse(text)) : null;
  } catch {
    // It is being written.
    return null;
  }
}

function readUse(reports: string, pid: number): Use | null {
  const rollup = unlessGone(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(rollup ?? '')?.[1] ?? 0) * 1024;
  return rollup ? { rss: read('Rss'), pss: read('Pss'), heap: readHeap(reports, pid) } : null;
}

const added = (a: Use | undefined, b: Use): Use =>
  a ? { rss: a.rss + b.rss, pss: a.pss + b.pss, heap: a.heap ?? b.heap } : b;

/**
 * Reads the memory of some processes, those of one program together.
 * @param reports the folder in which `report-heap.mjs` writes.
 */
export function readUses(pids: readonly number[], reports: string): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const pid of pids) {
    const commandLine = unlessGone(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim());
    const use = commandLine && readUse(reports, pid);
    if (!use) continue;
    const name = nameOf(commandLine);
    uses.set(name, added(uses.get(name), use));
  }
  return uses;
}
