import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { fault } from './fault.ts';

// A disk that is full for some of the calls that need room: the fault names them, as in `writeFile open` or `open in /pictures/`.

function unlessFull<A extends unknown[], R>(name: string, real: (...given: A) => Promise<R>) {
  return async (...given: A): Promise<R> => {
    const [calls, folder = ''] = fault('disk-full')?.split(' in ') ?? [];
    const isToRead = name === 'open' && (given[1] ?? 'r') === 'r';
    if (!isToRead && calls?.split(' ').includes(name) && String(given[0]).includes(folder)) {
      throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC' });
    }
    return real(...given);
  };
}

const { writeFile, appendFile, mkdir, open } = fs;
Object.assign(fs, {
  writeFile: unlessFull('writeFile', writeFile),
  appendFile: unlessFull('appendFile', appendFile),
  mkdir: unlessFull('mkdir', mkdir),
  open: unlessFull('open', open),
});
syncBuiltinESMExports();
