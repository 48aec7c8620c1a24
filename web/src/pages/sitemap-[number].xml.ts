import type { APIRoute, GetStaticPaths } from 'astro';
import type { SitemapPage } from '../content/pages.ts';
import { sitemapRows } from '../content/rows.ts';
import { formatSitemap } from '../seo/sitemap.ts';
import { xmlResponse } from '../seo/xml.ts';

export const getStaticPaths = (() => sitemapRows()) satisfies GetStaticPaths;

export const GET: APIRoute<SitemapPage> = ({ props }) => xmlResponse(formatSitemap(props));
