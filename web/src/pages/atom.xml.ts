import type { APIRoute } from 'astro';
import { onlyPage } from '../content/props/astro-page.ts';
import { atomRoute } from '../content/props/routes.ts';
import { formatAtom } from '../seo/atom.ts';
import { xmlResponse } from '../seo/xml.ts';

export const GET: APIRoute = (context) => xmlResponse(formatAtom(onlyPage(context, atomRoute)));
