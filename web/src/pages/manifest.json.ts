import type { APIRoute } from 'astro';
import { homeRows } from '../content/props/rows.ts';
import { formatManifest } from '../seo/manifest.ts';

export const GET: APIRoute = async () => {
  const [{ props }] = await homeRows();
  return Response.json(formatManifest(props.chrome));
};
