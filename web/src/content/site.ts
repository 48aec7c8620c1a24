import type { ArticleEntry } from './articles.ts';
import type { BannerEntry, SettingsEntry } from './chrome.ts';
import type { Entries } from './entries.ts';
import type { GuideEntry } from './guides.ts';
import type { PageEntry } from './pages.ts';
import type { PersonEntry } from './people.ts';
import type { Snapshot } from './snapshot.ts';
import type { SourceEntry } from './sources.ts';
import type { SponsorEntry } from './sponsors.ts';
import type { TopicEntry } from './topics.ts';

/** Every entry of the site by documentId, and the lists that several pages are made from, newest articles first. */
export interface Site {
  siteUrl: string;
  now: string;
  settings: SettingsEntry;
  articles: ArticleEntry[];
  people: Map<string, PersonEntry>;
  topics: Map<string, TopicEntry>;
  sources: Map<string, SourceEntry>;
  guides: Map<string, GuideEntry>;
  pages: Map<string, PageEntry>;
  sponsors: Map<string, SponsorEntry>;
  banners: BannerEntry[];
  /** Articles by the documentId of a topic, author, reviewer or source. */
  articlesOn: Map<string, ArticleEntry[]>;
  writtenBy: Map<string, ArticleEntry[]>;
  reviewedBy: Map<string, ArticleEntry[]>;
  citing: Map<string, ArticleEntry[]>;
}

function groupBy(
  articles: readonly ArticleEntry[],
  keys: (article: ArticleEntry) => readonly string[],
): Map<string, ArticleEntry[]> {
  const groups = new Map<string, ArticleEntry[]>();
  for (const article of articles) {
    for (const key of new Set(keys(article))) {
      const group = groups.get(key);
      if (group) group.push(article);
      else groups.set(key, [article]);
    }
  }
  return groups;
}

const newestFirst = (a: ArticleEntry, b: ArticleEntry) =>
  b.publishedAt.localeCompare(a.publishedAt) || a.documentId.localeCompare(b.documentId);

/** What every page is made from. Redirects are not: the press writes them. */
export type SiteEntries = Omit<Entries, 'redirects'>;

export function makeSite(entries: SiteEntries, { siteUrl, now }: Pick<Snapshot, 'siteUrl' | 'now'>): Site {
  const [settings] = entries['site-settings'].values();
  if (!settings) throw new Error('A site is made with site settings, and there are none.');
  const { people, topics, sources, guides, pages, sponsors } = entries;
  const articles = [...entries.articles.values()].sort(newestFirst);
  return {
    siteUrl,
    now,
    settings,
    articles,
    people,
    topics,
    sources,
    guides,
    pages,
    sponsors,
    banners: [...entries['cta-banners'].values()],
    articlesOn: groupBy(articles, (article) => article.topics),
    writtenBy: groupBy(articles, (article) => article.authors),
    reviewedBy: groupBy(articles, (article) => (article.reviewer ? [article.reviewer] : [])),
    citing: groupBy(articles, (article) => article.sources.map(({ source }) => source)),
  };
}
