import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';
import { isFromThisSite } from './same-site';

/**
 * Whether a reader asks not to be counted: by Global Privacy Control (https://w3c.github.io/gpc/), or by Do Not Track,
 * which came before it.
 */
export const asksNotToBeCounted = (headers: IncomingHttpHeaders): boolean =>
  [headers['sec-gpc'], headers.dnt].some((asked) => String(asked ?? '').trim() === '1');

/** Whether a browser sent a request for a person, who may be counted. */
export function isSentByAPerson(headers: IncomingHttpHeaders): boolean {
  const { 'user-agent': browser, 'sec-purpose': secPurpose, purpose, 'x-purpose': xPurpose } = headers;
  // Pages that a browser opens in advance: no one sees them yet, or ever.
  const isInAdvance = /prefetch|prerender|preview/i.test(`${secPurpose} ${purpose} ${xPurpose}`);
  const isPerson = Boolean(browser?.trim()) && !isbot(browser);
  return isPerson && !isInAdvance && !asksNotToBeCounted(headers);
}

/** Whether a browser sent a request for a person who looks at a page of the site, and who may be counted. */
export const isSentByAReader = (headers: IncomingHttpHeaders): boolean =>
  isSentByAPerson(headers) && isFromThisSite(headers);
