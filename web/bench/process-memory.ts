import { readFileSync } from 'node:fs';

/** Of Linux on every machine that Node runs on. */
const MS_A_TICK = 10;

/** The memory that a process has, and the most that it ever had, in bytes. */
export interface Memory {
  bytes: number;
  peakBytes: number;
}

/** Processor time that a process has had, all threads, in milliseconds: what other work on the machine disturbs least. */
export function readCpuMs(pid: number): number {
  // Its name, which may contain spaces, comes before, in parentheses.
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [, , , , , , , , , , , user, system] = rest.split(' ');
  return (Number(user) + Number(system)) * MS_A_TICK;
}

/** @throws Error where the system has no `/proc`, or when the process is gone. */
export function readMemory(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
  return { bytes: read('VmRSS'), peakBytes: read('VmHWM') };
}
