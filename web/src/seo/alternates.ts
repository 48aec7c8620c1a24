import type { Chrome } from '../content/props/chrome.ts';
import { type FeedPaths, feedPathsOf } from '../content/props/feed.ts';

/** Another form of what a page has, for programs. */
export interface Alternate {
  type: string;
  title?: string;
  href: string;
}

/** Links to a feed in all formats. */
export const feedAlternates = (title: string, { rss, atom, json }: FeedPaths): Alternate[] => [
  { type: 'application/rss+xml', title, href: rss },
  { type: 'application/atom+xml', title, href: atom },
  { type: 'application/feed+json', title, href: json },
];

/** The formats of the site's feed that not every page names. */
export const siteFeedAlternates = ({ siteName }: Chrome): Alternate[] =>
  feedAlternates(siteName, feedPathsOf('/')).filter(({ type }) => type !== 'application/rss+xml');
