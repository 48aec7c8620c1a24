// Prints each import that breaks the rules of the floors, and what to do. Usage: node .run/checks/check-floors.ts [workspace]
import { join } from 'node:path';
import { messageOf, unplaced } from './floor-messages.ts';
import { unfinished } from './floors.ts';
import { readImports } from './read-imports.ts';

const root = process.argv[2] ?? join(import.meta.dirname, '../..');
const result = await readImports(root);
const own = result.modules.map(({ source }) => source).filter((file) => /^(cms|web|shared|\.run)\//.test(file));
const isFinished = (file: string) => !unfinished.some((files) => files.test(file));
const messages = [
  ...result.summary.violations.filter(({ from }) => isFinished(from)).map(messageOf),
  ...unplaced(own.filter(isFinished)),
];
for (const message of messages) process.stdout.write(`${message}\n\n`);
if (messages.length > 0) process.exitCode = 1;
