import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('../../web/src/pages', import.meta.url));
const publicDir = fileURLToPath(new URL('../../web/public', import.meta.url));

/**
 * The routes of one file in web/src/pages; none where a `[slug]` names a document, whose page it is. `[...page]` stands for
 * a number or nothing, any other rest for nothing: Astro writes one page there.
 */
function routesOf(file: string): string[] {
  const route = `/${file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')}`;
  if (route.includes('[slug]')) return [];
  if (route.includes('[...page]')) return ['', '/[number]'].map((rest) => route.replace('/[...page]', rest));
  return [route.replace(/\/\[\.\.\.\w+\]$/, '') || '/'];
}

/** Where pages and files of the site are that are not a document's. */
export const ownRoutes = (): string => `/**
 * Where the site has pages and files of its own; \`[number]\` stands for one. Written by \`pnpm generate\` from the files in
 * web/src/pages and web/public.
 */
export const ownRoutes = [
${[
  ...readdirSync(publicDir).map((name) => `/${name}`),
  ...readdirSync(pages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => routesOf(`${parentPath}/${name}`.slice(pages.length + 1))),
]
  .sort()
  .map((route) => `  '${route}',\n`)
  .join('')}] as const;
`;
