import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { fault } from './fault.ts';

// Kills the press before the nth thing that it does to the disk, or asks the cms, from when this fault is caused.

let done = 0;
function countStep(): void {
  const killAt = fault('killed-midway');
  if (killAt === null) return;
  done += 1;
  if (done >= Number(killAt)) process.kill(process.pid, 'SIGKILL');
}

const counted =
  <A extends unknown[], R>(real: (...given: A) => Promise<R>) =>
  async (...given: A): Promise<R> => {
    countStep();
    return real(...given);
  };

const { appendFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } = fs;
Object.assign(fs, {
  appendFile: counted(appendFile),
  mkdir: counted(mkdir),
  open: counted(open),
  readdir: counted(readdir),
  readFile: counted(readFile),
  rename: counted(rename),
  rm: counted(rm),
  stat: counted(stat),
  writeFile: counted(writeFile),
});
syncBuiltinESMExports();
globalThis.fetch = counted(globalThis.fetch);
