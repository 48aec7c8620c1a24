import type { APIRoute } from 'astro';
import { sitemapIndexRows } from '../content/props/rows.ts';
import { formatSitemapIndex } from '../seo/sitemap.ts';
import { xmlResponse } from '../seo/xml.ts';

export const GET: APIRoute = async () => {
  const [{ props }] = await sitemapIndexRows();
  return xmlResponse(formatSitemapIndex(props));
};
