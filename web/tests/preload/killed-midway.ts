import fs from 'node:fs';
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

/** These functions of an object or module, each counted as a step. */
function counted<M extends object>(module: M, names: readonly (keyof M)[]): object {
  return Object.fromEntries(
    names.map((name) => {
      const real = module[name];
      if (typeof real !== 'function') throw new Error(`There is no function ${String(name)} to count.`);
      const call = (...given: unknown[]): unknown => {
        countStep();
        return Reflect.apply(real, module, given);
      };
      return [name, call];
    }),
  );
}

Object.assign(
  fs.promises,
  counted(fs.promises, ['appendFile', 'mkdir', 'open', 'readdir', 'readFile', 'rename', 'rm', 'stat', 'writeFile']),
);
Object.assign(fs, counted(fs, ['mkdirSync', 'renameSync', 'rmSync', 'writeFileSync']));
syncBuiltinESMExports();
Object.assign(globalThis, counted(globalThis, ['fetch']));
