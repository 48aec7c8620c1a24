import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { ArticleEntry } from '../../src/content/entries/article.ts';
import type { BannerEntry } from '../../src/content/entries/banner.ts';
import { type Entry, pathOfEntry } from '../../src/content/entries/entries.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';

/** A snapshot in which one document is another version of itself. The snapshot that it is laid over stays as it was. */
export function overlay<N extends ContentTypeName>(
  snapshot: Snapshot,
  name: N,
  documentId: string,
  entry: Entry<N>,
): Snapshot {
  const collection = new Map(snapshot.entries[name]).set(documentId, entry);
  return { ...snapshot, entries: { ...snapshot.entries, [name]: collection } };
}

/** A banner as if it ran now, before all others; anything else as it is. */
export const asShown = <E extends Entry<ContentTypeName>>(entry: E): E =>
  'placement' in entry ? { ...entry, startsAt: null, endsAt: null, priority: Number.MAX_SAFE_INTEGER } : entry;

const hasPlaceFor = (article: ArticleEntry, { placement, topics }: BannerEntry) =>
  (topics.length === 0 || article.topics.some((topic) => topics.includes(topic))) &&
  (placement !== 'article-inline' || article.body.blocks.some((block) => block.type === 'banner'));

/** A page on which a banner runs. */
function pathForBanner({ entries }: Snapshot, banner: BannerEntry): string | null {
  const [kind = 'article'] = banner.pages;
  if (kind === 'home') return '/';
  if (kind === 'guide') return '/guides/';
  if (kind === 'other') return '/sources/';
  if (kind === 'topic') return entries.topics.get(banner.topics[0] ?? '')?.path ?? '/topics/';
  const articles = [...entries.articles.values()].filter((article) => hasPlaceFor(article, banner));
  return articles.sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))[0]?.path ?? null;
}

/** Where an entry is to be looked at; null when no page shows it. */
export const previewPath = (snapshot: Snapshot, entry: Entry<ContentTypeName>): string | null =>
  'placement' in entry ? pathForBanner(snapshot, entry) : pathOfEntry(entry);
