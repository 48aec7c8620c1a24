import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';

const first = (header: string | string[] | undefined): string => (Array.isArray(header) ? header[0] : header) ?? '';

/**
 * Whether a browser sent a request for a person who looks at a page of the site, and who did not ask not to be counted:
 * Global Privacy Control (https://w3c.github.io/gpc/), and Do Not Track, which came before it.
 * @param site the site's origin.
 */
export function isSentByAReader(headers: IncomingHttpHeaders, site: string): boolean {
  const header = (name: string) => first(headers[name]).trim();
  if (header('sec-gpc') === '1' || header('dnt') === '1') return false;
  // Pages that a browser opens in advance: nobody sees them yet, or ever.
  if (/prefetch|prerender|preview/i.test(`${header('sec-purpose')} ${header('purpose')} ${header('x-purpose')}`))
    return false;
  const [relation, origin] = [header('sec-fetch-site'), header('origin')];
  if ((relation && relation !== 'same-origin') || (origin && origin !== site)) return false;
  const browser = header('user-agent');
  return browser !== '' && !isbot(browser);
}
