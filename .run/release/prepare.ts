// Gives everything a version: package.json files, the images in docker-compose.yml, CHANGELOG.md. Changes files, commits
// nothing. Usage: pnpm release 0.2.0 (docs/releasing.md)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { release } from './changelog.ts';
import { writeVersion } from './versions.ts';

const root = join(import.meta.dirname, '../..');
const [version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) {
  process.stderr.write(`“${version}” isn't a version. Usage: pnpm release 0.2.0\n`);
  process.exit(1);
}
const file = join(root, 'CHANGELOG.md');
writeFileSync(file, release(readFileSync(file, 'utf8'), version, new Date().toISOString().slice(0, 10)));
writeVersion(root, version);
process.stdout.write(`Everything is ${version} now. Next: docs/releasing.md, step 3.\n`);
