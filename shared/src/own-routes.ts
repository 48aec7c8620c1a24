/**
 * Where the site has pages and files of its own; `[number]` stands for one. Written by `pnpm generate` from the files in
 * web/src/pages and web/public.
 */
export const ownRoutes = [
  '/',
  '/404',
  '/apple-touch-icon.png',
  '/corrections',
  '/corrections/[number]',
  '/favicon.ico',
  '/feed.xml',
  '/guides',
  '/icon-192.png',
  '/icon-512.png',
  '/manifest.json',
  '/robots.txt',
  '/share.png',
  '/sitemap-[number].xml',
  '/sitemap.xml',
  '/sources',
  '/sources/[number]',
  '/topics',
] as const;
