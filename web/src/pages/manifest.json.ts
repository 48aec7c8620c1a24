import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { manifestRoute } from '../content/props/routes.ts';
import { formatManifest } from '../seo/manifest.ts';

export const GET: APIRoute = (context) => {
  const page = onlyPage(context, manifestRoute);
  return Response.json(formatManifest(page));
};
