import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('../../web/src/pages', import.meta.url));
const publicDir = fileURLToPath(new URL('../../web/public', import.meta.url));

/** What the rest parameter in a file's name is replaced with. Others are replaced with nothing: Astro writes one page there. */
const rests: Record<string, string[]> = {
  '[...page]': ['', '/page/[number]'],
  '[...letter]': ['', '/[letter]', '/[letter]/[number]'],
};

/** The routes of one file in web/src/pages; none where a `[slug]` names a document, whose page it is. */
function routesOf(file: string): string[] {
  const route = `/${file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')}`;
  if (route.includes('[slug]')) return [];
  const [rest = ''] = /\[\.\.\.\w+\]$/.exec(route) ?? [];
  const base = rest ? route.slice(0, -rest.length - 1) : route;
  return (rests[rest] ?? ['']).map((end) => base + end || '/');
}

/** Where pages and files of the site are that are not a document's. */
export const ownRoutes = (): string => `/**
 * Where the site has pages and files of its own; \`[number]\`, \`[letter]\` and \`[kind]\` stand for any. Written by
 * \`pnpm generate\` from the files in web/src/pages and web/public.
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
