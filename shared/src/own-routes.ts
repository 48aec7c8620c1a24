/**
 * Where the site has pages and files of its own; `[number]`, `[letter]` and `[kind]` stand for any. Written by
 * `pnpm generate` from the files in web/src/pages and web/public.
 */
export const ownRoutes = [
  '/',
  '/404',
  '/apple-touch-icon.png',
  '/articles',
  '/articles/page/[number]',
  '/corrections',
  '/corrections/page/[number]',
  '/favicon.ico',
  '/feed.xml',
  '/guides',
  '/icon-192.png',
  '/icon-512.png',
  '/manifest.json',
  '/people',
  '/people/by-letter',
  '/people/by-letter/[letter]',
  '/people/by-letter/[letter]/[number]',
  '/robots.txt',
  '/search',
  '/share.png',
  '/sitemap-[kind]-[number].xml',
  '/sitemap.xml',
  '/sources',
  '/sources/[letter]',
  '/sources/[letter]/[number]',
  '/topics',
] as const;
