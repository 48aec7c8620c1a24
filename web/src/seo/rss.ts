import { languageTag } from '@patient-press/shared/words/language';
import { SHARE_SIZE } from '../content/entries/pictures.ts';
import type { FeedItem, FeedPage } from '../content/props/feed.ts';
import { element, escapeXml } from './xml.ts';

const namespaces = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(' ');

/** Feed readers know an item by its id. RSS has no field for an update. */
const idOf = (siteUrl: string, { path, date, isUpdate }: FeedItem): string =>
  isUpdate
    ? `<guid isPermaLink="false">${escapeXml(`${siteUrl}${path}#${date}`)}</guid>${element('atom:updated', date)}`
    : `<guid isPermaLink="true">${escapeXml(siteUrl + path)}</guid>`;

/** RSS's own `enclosure` needs the length in bytes; https://www.rssboard.org/media-rss doesn't. */
const pictureOf = (siteUrl: string, { picture }: FeedItem): string =>
  picture
    ? `<media:content url="${escapeXml(siteUrl + picture.src)}" medium="image" type="image/jpeg" width="${SHARE_SIZE.width}" height="${SHARE_SIZE.height}">${element('media:description', picture.alt)}</media:content>`
    : '';

const toItem = (siteUrl: string, item: FeedItem): string =>
  [
    '<item>',
    element('title', item.title),
    element('link', siteUrl + item.path),
    idOf(siteUrl, item),
    element('description', item.description),
    element('pubDate', new Date(item.date).toUTCString()),
    ...item.byline.map((name) => element('dc:creator', name)),
    ...item.topics.map(
      ({ path, name }) => `<category domain="${escapeXml(siteUrl + path)}">${escapeXml(name)}</category>`,
    ),
    pictureOf(siteUrl, item),
    '</item>',
  ].join('');

/** The RSS 2.0 feed: https://www.rssboard.org/rss-specification. */
export const formatRss = ({ siteUrl, title, description, home, paths, items }: FeedPage): string =>
  [
    `<rss version="2.0" ${namespaces}><channel>`,
    element('title', title),
    element('description', description),
    element('link', siteUrl + home),
    element('language', languageTag.toLowerCase()),
    `<atom:link href="${escapeXml(siteUrl + paths.rss)}" rel="self" type="application/rss+xml"/>`,
    ...items.map((item) => toItem(siteUrl, item)),
    '</channel></rss>',
  ].join('\n');
