/**
 * Where the site has pages and files of its own; `[number]` stands for one. Written by `pnpm generate` from the files in
 * web/src/pages.
 */
export const ownRoutes = [
  '/',
  '/404',
  '/corrections',
  '/corrections/[number]',
  '/feed.xml',
  '/guides',
  '/robots.txt',
  '/sitemap-[number].xml',
  '/sitemap.xml',
  '/sources',
  '/sources/[number]',
  '/topics',
] as const;
