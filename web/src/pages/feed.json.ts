import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { jsonFeedRoute } from '../content/props/routes.ts';
import { formatJsonFeed } from '../seo/json-feed.ts';

export const GET: APIRoute = (context) => Response.json(formatJsonFeed(onlyPage(context, jsonFeedRoute)));
