import { pageOfTextVersion } from '@patient-press/shared/text-versions';

/**
 * The headers of an article as Markdown, beside those of every file: search engines are to list its page. None for other
 * files. @param path a URL's, decoded.
 */
export function textVersionHeaders(path: string): Record<string, string> {
  const page = pageOfTextVersion(path);
  return page === null ? {} : { 'x-robots-tag': 'noindex', link: `<${encodeURI(page)}>; rel="canonical"` };
}
