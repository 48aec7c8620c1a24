import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from '../http/problem';
import { isFromThisSite } from '../http/same-site';

const isJson = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Refuses what no form of the site sends: from a page of another site, or as something else than JSON.
 * @throws ProblemError
 */
export function requireForm(headers: IncomingHttpHeaders): void {
  if (!isFromThisSite(headers))
    throw new ProblemError(
      403,
      'cross-site',
      'This can be sent from the pages of this site only. Open the form there.',
    );
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  if (!isJson.test(type) || encoding !== 'identity')
    throw new ProblemError(415, 'not-json', 'Only JSON in UTF-8 is understood here, sent as application/json.');
}
