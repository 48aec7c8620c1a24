import { readFileSync } from 'node:fs';

/** The memory that a process has, and the most that it ever had, in bytes. */
export interface Memory {
  bytes: number;
  peakBytes: number;
}

/** @throws Error where the system has no `/proc`, or when the process is gone. */
export function readMemory(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
  return { bytes: read('VmRSS'), peakBytes: read('VmHWM') };
}
