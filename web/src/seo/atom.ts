import { languageTag } from '@patient-press/shared/words/language';
import type { FeedItem, FeedPage } from '../content/props/feed.ts';
import { element, escapeXml } from './xml.ts';

const link = (rel: string, href: string, type: string): string =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;
const author = (name: string): string => `<author>${element('name', name)}</author>`;

/** When nothing has been published, which Atom has no word for. */
const NEVER = '1970-01-01T00:00:00.000Z';

const toEntry = (siteUrl: string, item: FeedItem): string =>
  [
    '<entry>',
    element('title', item.title),
    // An update is the same entry with a later time: Atom's readers show it again.
    element('id', siteUrl + item.path),
    link('alternate', siteUrl + item.path, 'text/html'),
    element('published', item.publishedAt),
    element('updated', item.date),
    ...item.byline.map(author),
    ...item.topics.map(
      ({ path, name }) => `<category term="${escapeXml(siteUrl + path)}" label="${escapeXml(name)}"/>`,
    ),
    ...(item.picture ? [link('enclosure', siteUrl + item.picture.src, 'image/jpeg')] : []),
    element('summary', item.description),
    '</entry>',
  ].join('');

/** The Atom feed: https://www.rfc-editor.org/rfc/rfc4287. The publisher is the author of what names none. */
export const formatAtom = ({ siteUrl, publisher, title, description, home, paths, items }: FeedPage): string =>
  [
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTag}">`,
    element('title', title),
    element('subtitle', description),
    element('id', siteUrl + home),
    link('self', siteUrl + paths.atom, 'application/atom+xml'),
    link('alternate', siteUrl + home, 'text/html'),
    element('updated', items[0]?.date ?? NEVER),
    author(publisher),
    ...items.map((item) => toEntry(siteUrl, item)),
    '</feed>',
  ].join('\n');
