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

/** A file of the build, and all that it imports before it runs, but nothing of `loaded`. */
function withImports(file: string, loaded = new Set<string>()): Set<string> {
  const found = new Set<string>();
  const follow = (one: string) => {
    if (found.has(one) || loaded.has(one)) return;
    found.add(one);
    for (const [, next = ''] of readFileSync(join(build, one), 'utf8').matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g))
      follow(next);
  };
  follow(file);
  return found;
}

function sizes(what: string, files: Set<string>): Bytes {
  const contents = [...files].map((file) => readFileSync(join(build, file)));
  const sum = (lengths: number[]) => lengths.reduce((total, length) => total + length, 0);
  return {
    what,
    plain: sum(contents.map((bytes) => bytes.length)),
    gzip: sum(contents.map((bytes) => gzipSync(bytes, { level: 9 }).length)),
  };
}

function onlyFile(pattern: string): string {
  const [file, ...others] = globSync(pattern, { cwd: build });
  if (file === undefined || others.length > 0) {
    throw new Error(`The admin's build should have one file ${pattern}, and has ${others.length + (file ? 1 : 0)}.`);
  }
  return file;
}

/** What the admin loads at first, and what it loads when the first form with a text opens. */
export function measureBundle(): Bytes[] {
  const [, entry = ''] =
    /<script type="module" src="[^"]*\/([^"/]+)"/.exec(readFileSync(join(build, 'index.html'), 'utf8')) ?? [];
  const first = withImports(entry);
  return [
    sizes('the admin’s entry', first),
    sizes('the writing field', withImports(onlyFile('writing-field-*.js'), first)),
  ];
}
