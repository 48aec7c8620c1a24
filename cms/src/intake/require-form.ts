import type { IncomingHttpHeaders } from 'node:http';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import { ProblemError } from '../platform/http/problem';
import { isFromThisSite } from '../platform/http/same-site';

const inUtf8 = '\\s*(;\\s*charset\\s*=\\s*"?utf-8"?\\s*)?$';
const isJson = new RegExp(`^application/json${inUtf8}`, 'i');
const isPlainForm = new RegExp(`^application/x-www-form-urlencoded${inUtf8}`, 'i');

/** @throws ProblemError for what a page of another site had a browser send. */
export function requireThisSite(headers: IncomingHttpHeaders): void {
  if (isFromThisSite(headers)) return;
  throw new ProblemError(403, 'cross-site', requestErrors.otherSite);
}

/** How a body is to be read; null when it is neither, or packed, or in another charset. */
function formatOf({ 'content-type': type = '', 'content-encoding': encoding = 'identity' }: IncomingHttpHeaders) {
  if (encoding !== 'identity') return null;
  return isJson.test(type) ? 'json' : isPlainForm.test(type) ? 'form' : null;
}

/**
 * Refuses what no form with script sends: from a page of another site, or as something else than JSON.
 * @throws ProblemError
 */
export function requireJson(headers: IncomingHttpHeaders): void {
  requireThisSite(headers);
  if (formatOf(headers) === 'json') return;
  throw new ProblemError(415, 'not-json', requestErrors.notJson);
}

/**
 * How a body is to be read that may come with script or without.
 * @throws ProblemError when it is in neither of the two ways, in UTF-8, and not packed.
 */
export function requireJsonOrForm(headers: IncomingHttpHeaders): 'json' | 'form' {
  const format = formatOf(headers);
  if (format) return format;
  throw new ProblemError(415, 'unsupported-media-type', requestErrors.notAForm);
}

/** Whether a browser sent a form without a script, so that its answer is shown to the reader as it is. */
export const isSentWithoutScript = ({ 'content-type': type = '' }: IncomingHttpHeaders): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(type);
