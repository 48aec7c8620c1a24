// Prints the changelog of a tag, for its release on GitHub; fails when the tag doesn't fit what is released.
// Usage: node .run/release/notes.ts v0.2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionsOf } from './changelog.ts';
import { statedVersions } from './versions.ts';

const root = join(import.meta.dirname, '../..');
const [tag = ''] = process.argv.slice(2);
const version = tag.replace(/^v/, '');
const section = sectionsOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).find((one) => one.version === version);
const others = statedVersions(root).filter((stated) => stated.version !== version);

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (!section?.text)
  fail(`CHANGELOG.md has no section for ${version}: run “pnpm release ${version}” and tag its commit.`);
if (others.length > 0)
  fail(`The tag is ${tag}, but ${others.map((stated) => `${stated.file} says ${stated.version}`).join(', ')}.`);
process.stdout.write(`${section.text}\n`);
