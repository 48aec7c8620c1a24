import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { fault } from './fault.ts';

// A disk that takes some milliseconds for each rename, so that a publication has a middle.

const { rename } = fs;
Object.assign(fs, {
  async rename(...given: Parameters<typeof rename>) {
    await delay(Number(fault('slow-renames')));
    return rename(...given);
  },
});
syncBuiltinESMExports();
