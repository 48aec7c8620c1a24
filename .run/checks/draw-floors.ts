// Draws the floors from the real imports, for docs/architecture.md. Usage: pnpm architecture
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawings } from './drawings.ts';
import { readImports } from './read-imports.ts';

const root = join(import.meta.dirname, '../..');
mkdirSync(join(root, 'docs/floors'), { recursive: true });
for (const { path, svg } of drawings(await readImports(root))) writeFileSync(join(root, path), svg);
