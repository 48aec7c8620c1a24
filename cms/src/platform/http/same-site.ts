import type { IncomingHttpHeaders } from 'node:http';
import { environment } from '../environment';

const ours = new URL(environment.SITE_URL).origin;

/**
 * Whether no page of another site had a reader's browser send this. Browsers say so themselves, in a header that no script
 * can set (https://www.w3.org/TR/fetch-metadata/); where they do not, the page's origin decides.
 */
export function isFromThisSite({ 'sec-fetch-site': site, origin }: IncomingHttpHeaders): boolean {
  return site ? site === 'same-origin' || site === 'none' : !origin || origin === ours;
}
