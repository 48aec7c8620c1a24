import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { BannerEntry } from '../../src/content/entries/banner.ts';
import { type Entry, pathOfEntry } from '../../src/content/entries/entries.ts';
import type { ArticleHead } from '../../src/content/entries/head.ts';
import type { Site } from '../../src/content/site/site.ts';

/** A banner as if it ran now, before all others; anything else as it is. */
export const asShown = <E extends Entry<ContentTypeName>>(entry: E): E =>
  'placement' in entry ? { ...entry, startsAt: null, endsAt: null, priority: Number.MAX_SAFE_INTEGER } : entry;

const hasPlaceFor = ({ topics, ofBody }: ArticleHead, banner: BannerEntry) =>
  (banner.topics.length === 0 || topics.some((topic) => banner.topics.includes(topic))) &&
  (banner.placement !== 'article-inline' || ofBody.hasBannerBlock);

/** A page on which a banner runs. */
function pathForBanner(site: Site, banner: BannerEntry): string | null {
  const [kind = 'article'] = banner.pages;
  if (kind === 'home') return '/';
  if (kind === 'guide') return '/guides/';
  if (kind === 'other') return '/sources/';
  if (kind === 'topic') return site.topics.get(banner.topics[0] ?? '')?.path ?? '/topics/';
  const { articles } = site;
  return articles.newest(articles.length).find((article) => hasPlaceFor(article, banner))?.path ?? null;
}

/** Where an entry is to be looked at; null when no page shows it. */
export const previewPath = (site: Site, entry: Entry<ContentTypeName>): string | null =>
  'placement' in entry ? pathForBanner(site, entry) : pathOfEntry(entry);
