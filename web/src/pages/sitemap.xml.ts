import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { sitemapIndexRoute } from '../content/props/routes.ts';
import { formatSitemapIndex } from '../seo/sitemap.ts';
import { xmlResponse } from '../seo/xml.ts';

export const GET: APIRoute = (context) => {
  const page = onlyPage(context, sitemapIndexRoute);
  return xmlResponse(formatSitemapIndex(page));
};
