import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { robotsRoute } from '../content/props/routes.ts';

export const GET: APIRoute = (context) => {
  const page = onlyPage(context, robotsRoute);
  return new Response(
    `User-agent: *\nAllow: /\n\nSitemap: ${page.siteUrl}/sitemap.xml\nSitemap: ${page.siteUrl}/news-sitemap.xml\n`,
  );
};
