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

type Groups = Map<string, ArticleEntry[]>;

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
  articlesOn: Groups;
  /** Where each article stands in the list of a topic. */
  placesOn: Map<string, Map<ArticleEntry, number>>;
  writtenBy: Groups;
  reviewedBy: Groups;
  citing: Groups;
}

function groupBy(articles: readonly ArticleEntry[], keys: (article: ArticleEntry) => readonly string[]): Groups {
  const groups: Groups = new Map();
  for (const article of articles) {
    for (const key of keys(article)) {
      const group = groups.get(key);
      if (!group) groups.set(key, [article]);
      // Named twice in one article, it is still one.
      else if (group.at(-1) !== article) group.push(article);
    }
  }
  return groups;
}

/** Groups in which nothing changed are the same lists as before, so that what is made from them is remembered. */
function reuseGroups(before: Groups | undefined, groups: Groups): Groups {
  for (const [key, group] of groups) {
    const earlier = before?.get(key);
    if (earlier?.length === group.length && earlier.every((article, index) => article === group[index])) {
      groups.set(key, earlier);
    }
  }
  return groups;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const newestFirst = (a: ArticleEntry, b: ArticleEntry) =>
  compare(b.publishedAt, a.publishedAt) || compare(a.documentId, b.documentId);

/** What every page is made from. Redirects are not: the press writes them. */
export type SiteEntries = Omit<Entries, 'redirects'>;

/** @param before the site as it was, of which everything is kept that is still so. */
export function makeSite(
  entries: SiteEntries,
  { siteUrl, now }: Pick<Snapshot, 'siteUrl' | 'now'>,
  before?: Site,
): Site {
  const [settings] = entries['site-settings'].values();
  if (!settings) throw new Error('A site is made with site settings, and there are none.');
  const { people, topics, sources, guides, pages, sponsors } = entries;
  const articles = [...entries.articles.values()].sort(newestFirst);
  const articlesOn = reuseGroups(
    before?.articlesOn,
    groupBy(articles, (article) => article.topics),
  );
  const placesOn = new Map(
    Array.from(articlesOn, ([topic, group]) => [topic, new Map(group.map((article, index) => [article, index]))]),
  );
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
    articlesOn,
    placesOn,
    writtenBy: reuseGroups(
      before?.writtenBy,
      groupBy(articles, (article) => article.authors),
    ),
    reviewedBy: reuseGroups(
      before?.reviewedBy,
      groupBy(articles, (article) => (article.reviewer ? [article.reviewer] : [])),
    ),
    citing: reuseGroups(
      before?.citing,
      groupBy(articles, (article) => article.sources.map(({ source }) => source)),
    ),
  };
}
