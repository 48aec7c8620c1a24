import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A limit on the memory of a command and of all that it starts. */
export interface MemoryLimit {
  /** Who sees to it: the system, which then ends a process that takes more, or the bench, which looks again and again. */
  enforcedBy: string;
  /** The command, to be started under the limit. */
  under(command: string, args: readonly string[]): [command: string, args: string[]];
  /** How often the system had to end a process. */
  kills(): number;
  /** To be called once everything has ended. */
  remove(): void;
}

const ROOT = '/sys/fs/cgroup';

/** Groups of one of the two interfaces of Linux: https://docs.kernel.org/admin-guide/cgroup-v2.html */
interface Groups {
  version: 1 | 2;
  /** The group of this process, as a folder. */
  own: string;
  limitFile: string;
  eventsFile: string;
}

function findGroups(): Groups | null {
  if (!existsSync('/proc/self/cgroup')) return null;
  const lines = readFileSync('/proc/self/cgroup', 'utf8').trim().split('\n');
  const split = lines.map((line) => line.split(':'));
  const first = split.find(([, controllers]) => controllers?.split(',').includes('memory'))?.[2];
  if (first)
    return {
      version: 1,
      own: join(ROOT, 'memory', first),
      limitFile: 'memory.limit_in_bytes',
      eventsFile: 'memory.oom_control',
    };
  const second = split.find(([id]) => id === '0')?.[2];
  if (!second) return null;
  return { version: 2, own: join(ROOT, second), limitFile: 'memory.max', eventsFile: 'memory.events' };
}

function makeGroup({ version, own, limitFile }: Groups, bytes: number): string | null {
  const folder = join(own, `patient-press-bench-${process.pid}`);
  try {
    if (version === 2) writeFileSync(join(own, 'cgroup.subtree_control'), '+memory');
    mkdirSync(folder);
    writeFileSync(join(folder, limitFile), String(bytes));
    return folder;
  } catch {
    // Most often, only root may.
    if (existsSync(folder)) rmdirSync(folder);
    return null;
  }
}

/** The last process of a group may take the system a moment to forget. */
function removeGroup(folder: string): void {
  for (let tries = 0; tries < 100; tries++) {
    try {
      rmdirSync(folder);
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}

const kills = z.coerce.number();

/** Has the system limit memory where it lets us, as root and inside its groups; where it doesn't, the bench watches. */
export function limitMemory(bytes: number): MemoryLimit {
  const groups = findGroups();
  const folder = groups && makeGroup(groups, bytes);
  if (!groups || !folder)
    return {
      enforcedBy: 'the bench, which adds up the memory of all processes',
      under: (command, args) => [command, [...args]],
      kills: () => 0,
      remove: () => undefined,
    };
  return {
    enforcedBy: `the system (cgroup v${groups.version})`,
    under: (command, args) => ['sh', ['-c', `echo $$ > '${folder}/cgroup.procs' && exec "$@"`, 'sh', command, ...args]],
    kills: () => kills.parse(/^oom_kill (\d+)$/m.exec(readFileSync(join(folder, groups.eventsFile), 'utf8'))?.[1] ?? 0),
    remove: () => removeGroup(folder),
  };
}
