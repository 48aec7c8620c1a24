import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './files.ts';

const root = join(import.meta.dirname, '../..');

for (const [path, generate] of Object.entries(generatedFiles)) writeFileSync(join(root, path), generate());
