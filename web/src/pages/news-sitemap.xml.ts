import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { newsSitemapRoute } from '../content/props/routes.ts';
import { formatNewsSitemap } from '../seo/news-sitemap.ts';
import { xmlResponse } from '../seo/xml.ts';

export const GET: APIRoute = (context) => xmlResponse(formatNewsSitemap(onlyPage(context, newsSitemapRoute)));
