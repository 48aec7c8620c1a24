import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that carry the version of the whole, and where in them: all are released together. */
const carriers = [
  ...['package.json', 'cms/package.json', 'web/package.json', 'shared/package.json'].map((file) => ({
    file,
    pattern: /(?<="version": ")[^"]+(?=")/g,
  })),
  { file: 'docker-compose.yml', pattern: /(?<=image: \S*patient-press\}\/[a-z]+:)\S+/g },
];

/** Each place that states a version, with the one it states. */
export const statedVersions = (root: string): { file: string; version: string }[] =>
  carriers.flatMap(({ file, pattern }) =>
    (readFileSync(join(root, file), 'utf8').match(pattern) ?? []).map((version) => ({ file, version })),
  );

/** Writes a version into each of these places. */
export function writeVersion(root: string, version: string): void {
  for (const { file, pattern } of carriers) {
    const path = join(root, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(pattern, version));
  }
}
