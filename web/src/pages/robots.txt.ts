import type { APIRoute } from 'astro';
import { sitemapIndexRows } from '../content/props/rows.ts';

export const GET: APIRoute = async () => {
  const [{ props }] = await sitemapIndexRows();
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${props.siteUrl}/sitemap.xml\n`);
};
