import type { APIRoute, GetStaticPaths } from 'astro';
import { pageOf, pathsOf } from '../../../content/props/astro-page.ts';
import type { FeedPage } from '../../../content/props/feed.ts';
import { topicJsonFeedRoute } from '../../../content/props/routes.ts';
import { formatJsonFeed } from '../../../seo/json-feed.ts';

export const getStaticPaths = (() => pathsOf(topicJsonFeedRoute)) satisfies GetStaticPaths;

export const GET: APIRoute<FeedPage> = (context) => Response.json(formatJsonFeed(pageOf(context)));
