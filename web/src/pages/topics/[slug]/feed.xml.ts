import type { APIRoute, GetStaticPaths } from 'astro';
import { pageOf, pathsOf } from '../../../content/props/astro-page.ts';
import type { FeedPage } from '../../../content/props/feed.ts';
import { topicFeedRoute } from '../../../content/props/routes.ts';
import { formatRss } from '../../../seo/rss.ts';
import { xmlResponse } from '../../../seo/xml.ts';

export const getStaticPaths = (() => pathsOf(topicFeedRoute)) satisfies GetStaticPaths;

export const GET: APIRoute<FeedPage> = (context) => xmlResponse(formatRss(pageOf(context)));
