import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SOURCES = '{cms,web,shared,.run}/**/*.{ts,tsx,mjs,astro}';
const SKIPPED = new Set(['node_modules', 'dist', 'types', '.astro', '.cache', '.data', '.strapi']);

const frontmatterOf = (astro: string) => /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(astro)?.[1] ?? '';
const scriptsOf = (astro: string) =>
  [...astro.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1]);

/**
 * The TypeScript of an Astro component: its frontmatter and scripts. Astro's own compiler would do more, but which modules
 * a component imports is all in these.
 */
export const typeScriptOf = (astro: string): string => [frontmatterOf(astro), ...scriptsOf(astro)].join('\n');

/** The name that an Astro component has in a copy: resolvers that try extensions find it as `X.astro`. */
const COPIED_ASTRO = /\.astro\.ts$/;
export const originalName = (path: string): string => path.replace(COPIED_ASTRO, '.astro');

/**
 * Copies the sources of a workspace to a temporary folder, Astro components as TypeScript: dependency-cruiser can't read
 * them as they are.
 * @returns the folder. The caller removes it.
 */
export function copySources(root: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'patient-press-sources-')));
  const files = globSync(SOURCES, { cwd: root, exclude: (name) => SKIPPED.has(name) });
  for (const file of files) {
    const target = join(copy, file);
    mkdirSync(dirname(target), { recursive: true });
    if (file.endsWith('.astro')) writeFileSync(`${target}.ts`, typeScriptOf(readFileSync(join(root, file), 'utf8')));
    else copyFileSync(join(root, file), target);
  }
  copyFileSync(join(root, 'shared/package.json'), join(copy, 'shared/package.json'));
  mkdirSync(join(copy, 'node_modules/@patient-press'), { recursive: true });
  symlinkSync('../../shared', join(copy, 'node_modules/@patient-press/shared'), 'junction');
  return copy;
}
