import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { llmsRoute } from '../content/props/routes.ts';
import { formatLlms } from '../seo/llms.ts';

export const GET: APIRoute = (context) => new Response(formatLlms(onlyPage(context, llmsRoute)));
