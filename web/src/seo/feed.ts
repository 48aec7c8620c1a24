import rss from '@astrojs/rss';
import { stripControls } from '@patient-press/shared/plain-text';
import { languageTag } from '@patient-press/shared/words/language';
import type { FeedPage } from '../content/props/feed.ts';
import { escapeXml } from './xml.ts';

/** The RSS 2.0 feed of the newest articles and corrections, with authors as `dc:creator`. */
export const feedResponse = ({ chrome, description, items }: FeedPage): Promise<Response> => {
  const self = `${chrome.siteUrl}/feed.xml`;
  return rss({
    // The library escapes, but leaves in what XML forbids.
    title: stripControls(chrome.siteName),
    description: stripControls(chrome.tagline ?? description ?? chrome.siteName),
    site: `${chrome.siteUrl}/`,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: `<language>${languageTag.toLowerCase()}</language><atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>`,
    items: items.map((item) => ({
      title: stripControls(item.title),
      link: item.path,
      description: stripControls(item.description),
      pubDate: new Date(item.date),
      customData: item.byline.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`).join(''),
    })),
  });
};
