import type { Core } from '@strapi/strapi';
import { environment } from '../platform/environment';

const own = new URL(environment.CMS_URL).origin;
const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What readers' pages and other programs call. No cookie is ever read there. */
const isPublicApi = (path: string) => path.startsWith('/api/');

interface Asked {
  host: string;
  get(header: string): string;
}

/**
 * Whether a page of another origin had the browser send this. Browsers say so in a header that no script can set
 * (https://www.w3.org/TR/fetch-metadata/), or else in `Origin`. What sends neither is no browser, and has no cookies.
 */
function isFromOtherOrigin(ctx: Asked): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = ctx.get('Origin');
  if (!origin || origin === own) return false;
  return !URL.canParse(origin) || new URL(origin).host !== ctx.host;
}

/**
 * Answers 403 when a page of another origin sends something to the admin. Its session is a cookie with SameSite=Lax, which
 * the browser also sends from a sibling host, so that such a page could use up the administrator's session unseen.
 */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (!isPublicApi(ctx.path) && !changesNothing.has(ctx.method) && isFromOtherOrigin(ctx)) {
    return ctx.forbidden('This was sent by a page on another site. Log in to the admin at its own URL.');
  }
  await next();
  // Strapi answers “*” to requests that name no origin. They need nothing, and a cache could give that to others.
  if (!ctx.get('Origin')) ctx.remove('Access-Control-Allow-Origin');
};
