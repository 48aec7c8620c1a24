import { getLiveCollection } from 'astro:content';
import type { ArticleEntry } from './articles.ts';
import type { BannerEntry, SettingsEntry } from './chrome.ts';
import type { GuideEntry } from './guides.ts';
import type { PageEntry } from './pages.ts';
import type { PersonEntry } from './people.ts';
import { heldSnapshot, type Snapshot } from './snapshot.ts';
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

type Collection = Parameters<typeof getLiveCollection>[0];

async function readCollection<C extends Collection>(name: C) {
  const { entries, error } = await getLiveCollection(name);
  if (error || !entries) throw error ?? new Error(`The collection ${name} could not be read.`);
  return new Map(entries.map(({ id, data }) => [id, data]));
}

async function gather({ siteUrl, now }: Snapshot): Promise<Site> {
  const [settings] = (await readCollection('site-settings')).values();
  if (!settings) throw new Error('A snapshot without site settings was held.');
  const newestFirst = (a: ArticleEntry, b: ArticleEntry) =>
    b.publishedAt.localeCompare(a.publishedAt) || a.documentId.localeCompare(b.documentId);
  const articles = [...(await readCollection('articles')).values()].sort(newestFirst);
  return {
    siteUrl,
    now,
    settings,
    articles,
    people: await readCollection('people'),
    topics: await readCollection('topics'),
    sources: await readCollection('sources'),
    guides: await readCollection('guides'),
    pages: await readCollection('pages'),
    sponsors: await readCollection('sponsors'),
    banners: [...(await readCollection('cta-banners')).values()],
    articlesOn: groupBy(articles, (article) => article.topics),
    writtenBy: groupBy(articles, (article) => article.authors),
    reviewedBy: groupBy(articles, (article) => (article.reviewer ? [article.reviewer] : [])),
    citing: groupBy(articles, (article) => article.sources.map(({ source }) => source)),
  };
}

// A snapshot never changes, a new one takes its place: so what was gathered from it stays true.
const gathered = new WeakMap<Snapshot, Promise<Site>>();

/** The site as the snapshot that is held now has it. */
export function readSite(): Promise<Site> {
  const snapshot = heldSnapshot();
  const site = gathered.get(snapshot) ?? gather(snapshot);
  gathered.set(snapshot, site);
  return site;
}
