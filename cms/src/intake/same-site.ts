import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from './problem';

/**
 * Refuses what a page of another site has a reader's browser send. Browsers say so themselves, in a header that no script
 * can set (https://www.w3.org/TR/fetch-metadata/); where they do not, the page's origin tells.
 * @throws ProblemError
 */
export function requireSameSite(headers: IncomingHttpHeaders, siteUrl: string): void {
  const { 'sec-fetch-site': site, origin } = headers;
  const isOurs = site ? site === 'same-origin' || site === 'none' : !origin || origin === new URL(siteUrl).origin;
  if (!isOurs)
    throw new ProblemError(
      403,
      'cross-site',
      'This can be sent from the pages of this site only. Open the form there.',
    );
}
