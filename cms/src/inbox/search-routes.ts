import type { Core } from '@strapi/strapi';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { beginSearch } from '../requests/access-log';
import { ANSWER_REQUESTS } from '../requests/contract';
import { countSearch, whileOthersWait } from '../requests/search-limits';
import { requestSearch, type SearchResult } from './search-contract';
import { searchMatcher } from './search-matcher';
import { searchRequests } from './search-requests';

const NO_SEARCH = 'This isn’t a valid search. Reload the page, and try again.';
const TOO_SHORT = 'Enter at least two letters of a name or email address, or three digits of a phone number.';

/** The one search above the lists of requests. */
export function registerSearchRoutes(strapi: Core.Strapi): void {
  const search = adminHandler(requestSearch, NO_SEARCH, async (ctx, body, administrator) => {
    const matcher = searchMatcher(body.text);
    if (!matcher) return ctx.badRequest(TOO_SHORT);
    await countSearch(strapi, administrator);
    const leaving = new AbortController();
    ctx.res.once('close', () => leaving.abort());
    const finish = await beginSearch(strapi, administrator, matcher.fields);
    const { found, ...rest } = await whileOthersWait(() =>
      searchRequests(strapi.db.connection, body, matcher, leaving.signal),
    );
    await finish({ found, read: rest.read, end: rest.end });
    ctx.body = { ...rest, found: found.map(({ request }) => request) } satisfies SearchResult;
  });
  addAdminRoutes(strapi, [{ method: 'POST', path: '/intake/requests/search', handler: search }], [ANSWER_REQUESTS]);
}
