import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';

const list = (names: readonly string[]) => names.join(', ');
const some = (count: number, one: string, more: string) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;
const pages = (count: number) => some(count, 'page', 'pages');

/** What a document of a type is called. */
const types: Partial<Record<ContentTypeName, string>> = {
  articles: 'an article',
  guides: 'a guide',
  pages: 'a page',
  'cta-banners': 'a banner',
  'home-page': 'the home page',
};

/** Pages that are no document's, by their routes. */
const routes: Record<string, string> = {
  home: 'Home page',
  'not-found': 'Page not found',
  topics: 'Topics',
  guides: 'Guides',
  people: 'People',
  articles: 'All articles',
  'people-of-letter': 'People',
  sources: 'Sources',
  corrections: 'Corrections',
};

/** What editors see around the pages of a release’s preview, and in the list of what it changes. */
export const releasePreviewWords = {
  what: 'Preview of the release',
  heading: 'What this release changes',
  notLive: 'Readers don’t see any of this until the release is published.',
  noRelease: 'There is no such release. It may have been deleted.',
  open: 'Open the home page as it will be',
  states: {
    new: 'This page is new.',
    changed: 'This page changes.',
    unchanged: 'This page doesn’t change.',
    gone: 'This page will be gone. Readers will find this:',
    missing: 'There is no page at this address, before or after.',
  },
  all: ({ count, isCut }: { count: number; isCut: boolean }) =>
    count === 0 ? 'What changes: nothing' : `What changes: ${isCut ? 'more than ' : ''}${pages(count)}`,
  toFix: ({ count }: { count: number }) => some(count, 'problem to fix', 'problems to fix'),
  summary: ({
    total,
    isCut,
    ...counts
  }: Record<'total' | 'fresh' | 'changed' | 'gone', number> & { isCut: boolean }) => {
    if (total === 0) return 'No page changes.';
    const parts = [
      counts.fresh > 0 && `${counts.fresh.toLocaleString('en-US')} new`,
      counts.changed > 0 && `${counts.changed.toLocaleString('en-US')} changed`,
      counts.gone > 0 && `${counts.gone.toLocaleString('en-US')} gone`,
    ];
    const verb = total === 1 ? 'changes' : 'change';
    return `${isCut ? 'More than ' : ''}${pages(total)} ${verb}: ${list(parts.filter((part) => part !== false))}.`;
  },
  cut: 'Only these were looked at. Others may change, too.',
  problems: 'To fix before publishing',
  missing: ({ title, fields }: { title: string; fields: readonly string[] }) =>
    `“${title}” is incomplete. Still missing: ${list(fields)}.`,
  draft: ({ title, why }: { title: string; why: string }) => `“${title}” isn’t part of this preview. ${why}`,
  ofNoType: 'The release has a document of a type that isn’t part of the site. Remove it from the release.',
  deleted: ({ type }: { type: ContentTypeName }) =>
    `The release was to publish ${types[type] ?? 'a document'} that was deleted. Remove it from the release.`,
  notPublished: ({ title }: { title: string }) =>
    `“${title}” is to be unpublished, but readers don’t see it now. Remove it from the release.`,
  sameAddress: ({ title, other, path }: { title: string; other: string; path: string }) =>
    `“${title}” and “${other}” have the same address, ${path}. Change the URL slug of one of them. Until then, this preview leaves out “${title}”.`,
  redirect: ({ from, why }: { from: string; why: string }) => `The redirect from ${from}: ${why}`,
  fresh: ({ count }: { count: number }) => `New (${count.toLocaleString('en-US')})`,
  gone: ({ count }: { count: number }) => `Gone (${count.toLocaleString('en-US')})`,
  changed: ({ count }: { count: number }) => `Changed (${count.toLocaleString('en-US')})`,
  redirects: ({ count }: { count: number }) => `Redirects (${count.toLocaleString('en-US')})`,
  banners: ({ count }: { count: number }) => `Banners (${count.toLocaleString('en-US')})`,
  unpublished: 'It’s taken off every page.',
  alone: 'See the banner alone',
  instead: {
    to: ({ to }: { to: string }) => `Readers are redirected to ${to}`,
    notice: 'Readers find a notice that the page was withdrawn',
    gone: 'Readers, and search engines, learn that the page is gone (410)',
    nothing: 'Readers find “Page not found” (404). Add a redirect?',
  },
  files: ({ names }: { names: readonly string[] }) => `Also updated: ${list(names)}.`,
  fileNames: {
    feeds: 'feeds',
    textVersions: 'articles as Markdown',
    sitemaps: 'sitemaps',
    redirects: 'the list of redirects',
  },
  untitled: 'Untitled',
  titles: {
    route: (route: string) => routes[route] ?? 'Page',
    /** @param part its number, or a letter and a number. */
    part: ({ title, part }: { title: string; part: string }) => `${title}, page ${part}`,
  },
  /** Headings of groups of pages that change. */
  groups: {
    release: 'Documents of this release',
    articles: 'Articles',
    guides: 'Guides',
    topics: 'Topics',
    people: 'People',
    sources: 'Sources',
    others: 'Home page, lists, and other pages',
  },
  nothingSent: 'This is a preview: nothing that you enter here is sent. Go back to go on reading.',
  leaves: ({ to }: { to: string }) => `Readers are redirected to ${to}, which isn’t part of the site.`,
};
