import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../../.run/processes.ts';

export interface Bytes {
  what: string;
  plain: number;
  gzip: number;
}

const build = join(root, 'cms/dist/build');

function sizes(what: string, pattern: string): Bytes {
  const [file, ...others] = globSync(pattern, { cwd: build });
  if (file === undefined || others.length > 0) {
    throw new Error(`The admin's build should have one file ${pattern}, and has ${others.length + (file ? 1 : 0)}.`);
  }
  const bytes = readFileSync(join(build, file));
  return { what, plain: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}

/** What the admin loads at first, and what it loads when the first form with a text opens. */
export function measureBundle(): Bytes[] {
  const [, entry = ''] =
    /<script type="module" src="[^"]*\/([^"/]+)"/.exec(readFileSync(join(build, 'index.html'), 'utf8')) ?? [];
  return [sizes('the admin’s entry', entry), sizes('the writing field', 'writing-field-*.js')];
}
