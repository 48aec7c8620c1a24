import type { APIRoute, GetStaticPaths } from 'astro';
import { pageOf, pathsOf } from '../content/props/astro-page.ts';
import { sitemapRoute } from '../content/props/routes.ts';
import type { SitemapPage } from '../content/props/sitemap.ts';
import { formatSitemap } from '../seo/sitemap.ts';
import { xmlResponse } from '../seo/xml.ts';

export const getStaticPaths = (() => pathsOf(sitemapRoute)) satisfies GetStaticPaths;

export const GET: APIRoute<SitemapPage> = (context) => xmlResponse(formatSitemap(pageOf(context)));
