import type { APIRoute, GetStaticPaths } from 'astro';
import { sitemapRows } from '../content/props/rows.ts';
import type { SitemapPage } from '../content/props/sitemap.ts';
import { formatSitemap } from '../seo/sitemap.ts';
import { xmlResponse } from '../seo/xml.ts';

export const getStaticPaths = (() => sitemapRows()) satisfies GetStaticPaths;

export const GET: APIRoute<SitemapPage> = ({ props }) => xmlResponse(formatSitemap(props));
