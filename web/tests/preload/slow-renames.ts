import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { fault } from './fault.ts';

// A disk that takes some milliseconds for each rename, so that a publication has a middle.

const { renameSync } = fs;
const { rename } = fs.promises;
const ms = () => Number(fault('slow-renames'));
const clock = new Int32Array(new SharedArrayBuffer(4));

Object.assign(fs, {
  renameSync(...given: Parameters<typeof renameSync>) {
    Atomics.wait(clock, 0, 0, ms());
    renameSync(...given);
  },
});
Object.assign(fs.promises, {
  async rename(...given: Parameters<typeof rename>) {
    await delay(ms());
    return rename(...given);
  },
});
syncBuiltinESMExports();
