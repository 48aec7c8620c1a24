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

/** The path of a document's page, with a slash at both ends. */
export const pagePath = (uid: PageUid, slug: string): string => pages[uid](slug);
