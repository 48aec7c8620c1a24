// Prints each import that breaks the rules of the floors, and each drawing that is out of date, with what to do.
// Usage: node .run/checks/check-floors.ts [workspace]; of another workspace it looks at the imports only.
import { join } from 'node:path';
import { drawings, outdated } from './drawings.ts';
import { messageOf, unplaced } from './floor-messages.ts';
import { readImports } from './read-imports.ts';

const [workspace] = process.argv.slice(2);
const root = workspace ?? join(import.meta.dirname, '../..');
const result = await readImports(root);
const own = result.modules.map(({ source }) => source).filter((file) => /^(cms|web|shared|\.run)\//.test(file));
const messages = [
  ...result.summary.violations.map(messageOf),
  ...unplaced(own),
  ...(workspace ? [] : outdated(root, drawings(result))),
];
for (const message of messages) process.stdout.write(`${message}\n\n`);
if (messages.length > 0) process.exitCode = 1;
