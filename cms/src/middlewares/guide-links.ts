import type { Core } from '@strapi/strapi';
import { askToConfirm, confirmRequest } from '../delivery/links/confirm-request';
import type { LinkContext } from '../delivery/links/link-context';
import { broken, GUIDE_LINKS, type LinkPage, unknownLink, wrongMethod } from '../delivery/links/link-pages';
import { openGuideFile } from '../delivery/links/open-guide-file';
import { renewLink } from '../delivery/links/renew-link';
import { answerPage } from '../platform/http/reader-page';

type Follow = (strapi: Core.Strapi, ctx: LinkContext, token: string) => Promise<LinkPage | null>;

interface Place {
  /** Its group is the token. */
  path: RegExp;
  methods: Record<string, Follow>;
}

const places: Place[] = [
  { path: /^\/api\/guide-files\/([\w.-]+)\/[^/]+\.pdf$/, methods: { GET: openGuideFile, HEAD: openGuideFile } },
  {
    path: /^\/api\/guide-confirmations\/([\w.-]+)\/?$/,
    methods: { GET: askToConfirm, HEAD: askToConfirm, POST: confirmRequest },
  },
  { path: new RegExp(`^${GUIDE_LINKS}/?$`), methods: { POST: renewLink } },
];
const isOurs = /^\/api\/guide-(files|confirmations|links)(\/|$)/;

/** What all answers carry: signed addresses are for one reader, and are not to be found, framed or handed on. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
};

async function follow(strapi: Core.Strapi, ctx: LinkContext, path: string): Promise<LinkPage | null> {
  const place = places.find((one) => one.path.test(path));
  if (!place) return unknownLink;
  const take = place.methods[ctx.method];
  if (take) return await take(strapi, ctx, place.path.exec(path)?.[1] ?? '');
  ctx.set('Allow', Object.keys(place.methods).join(', '));
  return wrongMethod;
}

/**
 * Answers a reader who follows a signed link: with a guide's PDF, or a page of a few lines. Nothing else hands out the PDF of a
 * guide that has to be asked for.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    if (!isOurs.test(ctx.path)) return next();
    for (const [name, value] of Object.entries(headers)) ctx.set(name, value);
    let page: LinkPage | null;
    try {
      page = await follow(strapi, ctx, ctx.path);
    } catch (error) {
      strapi.log.error('A reader’s link could not be answered.');
      strapi.log.error(error);
      page = broken;
      ctx.set('Retry-After', '60');
    }
    if (page) await answerPage(strapi, ctx, page.status, page);
  };
