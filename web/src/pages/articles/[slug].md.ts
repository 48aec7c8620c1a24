import type { APIRoute, GetStaticPaths } from 'astro';
import type { ArticleText } from '../../content/props/article-text.ts';
import { pageOf, pathsOf } from '../../content/props/astro-page.ts';
import { articleTextRoute } from '../../content/props/routes.ts';
import { formatArticleText } from '../../seo/article-text.ts';

export const getStaticPaths = (() => pathsOf(articleTextRoute)) satisfies GetStaticPaths;

export const GET: APIRoute<ArticleText> = (context) => new Response(formatArticleText(pageOf(context)));
