import type { APIRoute } from 'astro';
import { feedRows } from '../content/props/rows.ts';
import { feedResponse } from '../seo/feed.ts';

export const GET: APIRoute = async () => {
  const [{ props }] = await feedRows();
  return feedResponse(props);
};
