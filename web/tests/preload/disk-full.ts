import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fault } from './fault.ts';

// A disk that is full for some of the calls that need room: the fault names them, as in `writeFile open` or `open in /pictures/`.
// Each name is of the call that answers at once, too.

function checkRoom(name: string, given: readonly unknown[]): void {
  const [calls, folder = ''] = fault('disk-full')?.split(' in ') ?? [];
  const isToRead = name === 'open' && (given[1] ?? 'r') === 'r';
  if (!isToRead && calls?.split(' ').includes(name) && String(given[0]).includes(folder)) {
    throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC' });
  }
}

const { writeFile, appendFile, mkdir, open } = fs.promises;
const { writeFileSync, appendFileSync, mkdirSync } = fs;

function unlessFull<A extends unknown[], R>(name: string, real: (...given: A) => Promise<R>) {
  return async (...given: A): Promise<R> => {
    checkRoom(name, given);
    return real(...given);
  };
}

function unlessFullSync<A extends unknown[], R>(name: string, real: (...given: A) => R) {
  return (...given: A): R => {
    checkRoom(name, given);
    return real(...given);
  };
}

Object.assign(fs.promises, {
  writeFile: unlessFull('writeFile', writeFile),
  appendFile: unlessFull('appendFile', appendFile),
  mkdir: unlessFull('mkdir', mkdir),
  open: unlessFull('open', open),
});
Object.assign(fs, {
  writeFileSync: unlessFullSync('writeFile', writeFileSync),
  appendFileSync: unlessFullSync('appendFile', appendFileSync),
  mkdirSync: unlessFullSync('mkdir', mkdirSync),
});
syncBuiltinESMExports();
