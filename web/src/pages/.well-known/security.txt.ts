import type { APIRoute } from 'astro';
import { onlyPage } from '../../content/props/astro-page.ts';
import { securityTxtRoute } from '../../content/props/routes.ts';
import { formatSecurityTxt } from '../../seo/security-txt.ts';

export const GET: APIRoute = (context) => new Response(formatSecurityTxt(onlyPage(context, securityTxtRoute)));
