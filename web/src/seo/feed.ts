import rss from '@astrojs/rss';
import { stripControls } from '@patient-press/shared/plain-text';
import { languageTag } from '@patient-press/shared/words/language';
import type { FeedItem, FeedPage } from '../content/props/feed.ts';
import { escapeXml } from './xml.ts';

/** RSS has no field for an update. Feed readers know an item by its id. */
const updateOf = (siteUrl: string, { path, date, isUpdate }: FeedItem): string =>
  isUpdate
    ? `<guid isPermaLink="false">${escapeXml(`${siteUrl}${path}#${date}`)}</guid><atom:updated>${escapeXml(date)}</atom:updated>`
    : '';

/** The RSS 2.0 feed of the newest articles, updates, and corrections, with authors as `dc:creator`. */
export const feedResponse = ({ siteUrl, title, description, items }: FeedPage): Promise<Response> => {
  const self = `${siteUrl}/feed.xml`;
  return rss({
    // The library escapes, but leaves in what XML forbids.
    title: stripControls(title),
    description: stripControls(description),
    site: `${siteUrl}/`,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: `<language>${languageTag.toLowerCase()}</language><atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>`,
    items: items.map((item) => ({
      title: stripControls(item.title),
      // Whole: to a path, the library adds a slash, also behind an anchor.
      link: siteUrl + item.path,
      description: stripControls(item.description),
      pubDate: new Date(item.date),
      customData: [
        updateOf(siteUrl, item),
        ...item.byline.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
      ].join(''),
    })),
  });
};
