import { environment } from '../lib/environment.ts';
import { documentProblems } from '../words/document-problems.ts';
import { CmsError, fetchBytes } from './cms.ts';

/** A file that the site refers to is nowhere. The message says what to do; everything else can be published. */
export class MissingFileError extends Error {
  override name = 'MissingFileError';
}

/** The host of a file that isn't on this cms; null when it is. */
function otherHostOf(url: string): string | null {
  if (url.startsWith('/')) return null;
  const { origin, host } = new URL(url);
  return origin === new URL(environment.CMS_URL).origin ? null : host;
}

/**
 * Reads a file of the media library.
 * @param url as the cms names it: a path on the cms, or the full URL of a file elsewhere, in a bucket or on another cms.
 * @throws MissingFileError when it isn't there, or another host doesn't respond.
 * @throws CmsError when the cms can't be reached.
 */
export async function fetchFile(url: string): Promise<Buffer> {
  const host = otherHostOf(url);
  try {
    return await fetchBytes(url);
  } catch (error) {
    if (!(error instanceof CmsError)) throw error;
    const { status } = error;
    if (host !== null) throw new MissingFileError(documentProblems.elsewhere({ url, host, status }), { cause: error });
    if (status === undefined) throw error;
    throw new MissingFileError(documentProblems.missingFile({ url, status }), { cause: error });
  }
}
