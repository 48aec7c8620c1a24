import type { APIRoute, GetStaticPaths } from 'astro';
import { pageOf, pathsOf } from '../../../content/props/astro-page.ts';
import type { FeedPage } from '../../../content/props/feed.ts';
import { topicAtomRoute } from '../../../content/props/routes.ts';
import { formatAtom } from '../../../seo/atom.ts';
import { xmlResponse } from '../../../seo/xml.ts';

export const getStaticPaths = (() => pathsOf(topicAtomRoute)) satisfies GetStaticPaths;

export const GET: APIRoute<FeedPage> = (context) => xmlResponse(formatAtom(pageOf(context)));
