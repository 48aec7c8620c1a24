import { languageTag } from '@patient-press/shared/words/language';
import type { FeedItem, FeedPage } from '../content/props/feed.ts';

const toItem = (siteUrl: string, item: FeedItem): object => ({
  id: siteUrl + item.path,
  url: siteUrl + item.path,
  title: item.title,
  content_text: item.description,
  ...(item.picture && { image: siteUrl + item.picture.src }),
  date_published: item.publishedAt,
  ...(item.isUpdate && { date_modified: item.date }),
  ...(item.byline.length > 0 && { authors: item.byline.map((name) => ({ name })) }),
  ...(item.topics.length > 0 && { tags: item.topics.map(({ name }) => name) }),
});

/** The JSON feed: https://www.jsonfeed.org/version/1.1/. */
export const formatJsonFeed = ({ siteUrl, publisher, title, description, home, paths, items }: FeedPage): object => ({
  version: 'https://jsonfeed.org/version/1.1',
  title,
  home_page_url: siteUrl + home,
  feed_url: siteUrl + paths.json,
  description,
  language: languageTag,
  authors: [{ name: publisher }],
  items: items.map((item) => toItem(siteUrl, item)),
});
