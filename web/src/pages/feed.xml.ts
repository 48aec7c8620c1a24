import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { feedRoute } from '../content/props/routes.ts';
import { formatRss } from '../seo/rss.ts';
import { xmlResponse } from '../seo/xml.ts';

export const GET: APIRoute = (context) => {
  const page = onlyPage(context, feedRoute);
  return xmlResponse(formatRss(page));
};
