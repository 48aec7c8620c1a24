/** Where the documents that have a page of their own are found on the site. */
const pages = {
  'api::article.article': (slug: string) => `/articles/${slug}/`,
  'api::person.person': (slug: string) => `/people/${slug}/`,
  'api::topic.topic': (slug: string) => `/topics/${slug}/`,
  'api::guide.guide': (slug: string) => `/guides/${slug}/`,
  'api::page.page': (slug: string) => `/${slug}/`,
} as const;

export type PageUid = keyof typeof pages;

export const hasPage = (uid: string): uid is PageUid => uid in pages;

/** The one document that is not at an address of its own: what editors choose for the home page. */
const HOME_PAGE = 'api::home-page.home-page';

/** Whether a page of the site is made from a document: its own, or the home page. */
export const isMadeIntoPage = (uid: string): boolean => hasPage(uid) || uid === HOME_PAGE;

/** The path of a document's page, with a slash at both ends. */
export const pagePath = (uid: PageUid, slug: string): string => pages[uid](slug);

/** The document that has its page at a path, with or without the slash at the end, if it is the path of any. */
export function pageAt(path: string): { uid: PageUid; slug: string } | undefined {
  const slug = path.split('/').findLast(Boolean);
  if (!slug) return undefined;
  const uid = Object.keys(pages)
    .filter(hasPage)
    .find((one) => spellings(path).includes(pagePath(one, slug)));
  return uid && { uid, slug };
}

/** A path without and with the slash at its end: for a redirect, the two are one. */
export function spellings(path: string): [without: string, withSlash: string] {
  const without = path.replace(/\/$/, '');
  return [without, `${without}/`];
}

/** Where a redirect leads, in parts: the path (or address), the query with its `?` and the fragment with its `#`, if any. */
export function splitTarget(to: string): { path: string; query: string; fragment: string } {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(to) ?? [];
  return { path, query, fragment };
}
