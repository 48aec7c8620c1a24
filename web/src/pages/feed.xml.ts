import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { feedRoute } from '../content/props/routes.ts';
import { feedResponse } from '../seo/feed.ts';

export const GET: APIRoute = (context) => {
  const page = onlyPage(context, feedRoute);
  return feedResponse(page);
};
