/** Each article is also there as Markdown, beside its page: `/articles/x.md` for `/articles/x/`. */

/** Where the text version of an article's page is; null for any other page. @param path decoded, with a slash at its end. */
export const textVersionOf = (path: string): string | null =>
  /^\/articles\/[^/]+\/$/.test(path) ? `${path.slice(0, -1)}.md` : null;

/** The page that a text version is of; null for any other file. @param path decoded. */
export function pageOfTextVersion(path: string): string | null {
  const [, page] = /^(\/articles\/[^/]+)\.md$/i.exec(path) ?? [];
  return page === undefined ? null : `${page}/`;
}
