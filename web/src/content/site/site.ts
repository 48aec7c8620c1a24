import type { ArticleEntry } from '../entries/article.ts';
import { sourcesIn } from '../entries/body.ts';
import type { ConsentWordingEntry } from '../entries/consent-wording.ts';
import type { Entries } from '../entries/entries.ts';
import type { HomePageEntry } from '../entries/home-page.ts';
import type { SettingsEntry } from '../entries/settings.ts';
import type { Snapshot } from './snapshot.ts';
import { type TimedBanner, timedBanners } from './timed-banners.ts';

type Groups = Map<string, ArticleEntry[]>;

/** What every page is made from. Redirects are not: the press writes them. */
export type SiteEntries = Omit<Entries, 'redirects'>;

/** Types whose entries stay as they come, by documentId; pages read the others as lists. */
type ByDocumentId = Omit<SiteEntries, 'articles' | 'cta-banners' | 'consent-wordings' | 'home-page' | 'site-settings'>;

/** Every entry of the site by documentId, and the lists that several pages are made from, newest articles first. */
export interface Site extends ByDocumentId {
  siteUrl: string;
  now: string;
  /** The address that emails come from; null: not known. */
  mailFrom: string | null;
  settings: SettingsEntry;
  /** What editors chose for the home page; null: nothing is published. */
  homePage: HomePageEntry | null;
  articles: ArticleEntry[];
  banners: TimedBanner[];
  wordings: ConsentWordingEntry[];
  /** Articles by the documentId of a topic, author, reviewer or source. */
  articlesOn: Groups;
  writtenBy: Groups;
  reviewedBy: Groups;
  citing: Groups;
}

function groupBy(articles: readonly ArticleEntry[], keys: Keys): Groups {
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

/** Groups in which nothing changed are the same lists as before, so that what was made from them is reused. */
function reuseGroups(before: Groups | undefined, groups: Groups): Groups {
  for (const [key, group] of groups) {
    const earlier = before?.get(key);
    if (earlier?.length === group.length && earlier.every((article, index) => article === group[index])) {
      groups.set(key, earlier);
    }
  }
  return groups;
}

type Keys = (article: ArticleEntry) => readonly string[];
/** Articles that took the place of earlier ones, each at the same place of a list. */
type Replaced = [earlier: ArticleEntry, article: ArticleEntry][];

/** What was replaced in a list; null when its length or order is another. */
function replacedIn(before: readonly ArticleEntry[], articles: readonly ArticleEntry[]): Replaced | null {
  if (before.length !== articles.length) return null;
  const replaced: Replaced = [];
  for (const [index, article] of articles.entries()) {
    const earlier = before[index];
    if (earlier === article) continue;
    if (earlier?.documentId !== article.documentId) return null;
    replaced.push([earlier, article]);
  }
  return replaced;
}

/** Groups as before, with articles replaced that stay in their groups; null when one does not. */
function regroup(groups: Groups, replaced: Replaced, keys: Keys): Groups | null {
  const renewed = new Map(groups);
  for (const [earlier, article] of replaced) {
    if (String(keys(earlier)) !== String(keys(article))) return null;
    for (const key of new Set(keys(article))) {
      renewed.set(key, renewed.get(key)?.map((one) => (one === earlier ? article : one)) ?? []);
    }
  }
  return renewed;
}

/** Sorted from the earlier order on, so that there is little to sort. */
function sortArticles(entries: ReadonlyMap<string, ArticleEntry>, before: readonly ArticleEntry[]): ArticleEntry[] {
  const left = new Map(entries);
  const known: ArticleEntry[] = [];
  for (const { documentId } of before) {
    const article = left.get(documentId);
    if (article && left.delete(documentId)) known.push(article);
  }
  return [...left.values(), ...known].sort(newestFirst);
}

const placesIn = new WeakMap<ArticleEntry[], Map<ArticleEntry, number>>();

/** The article's place in a list. */
export function placeIn(group: ArticleEntry[], article: ArticleEntry): number {
  const places = placesIn.get(group) ?? new Map(group.map((one, index) => [one, index]));
  placesIn.set(group, places);
  return places.get(article) ?? 0;
}

const byIds = new WeakMap<ArticleEntry[], Map<string, ArticleEntry>>();

export function articleById({ articles }: Site, documentId: string): ArticleEntry | undefined {
  const byId = byIds.get(articles) ?? new Map(articles.map((article) => [article.documentId, article]));
  byIds.set(articles, byId);
  return byId.get(documentId);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const newestFirst = (a: ArticleEntry, b: ArticleEntry) =>
  compare(b.publishedAt, a.publishedAt) || compare(a.documentId, b.documentId);

/** @param before the site as it was: what hasn't changed in it is reused. */
export function makeSite(
  entries: SiteEntries,
  { siteUrl, now, mailFrom }: Pick<Snapshot, 'siteUrl' | 'now' | 'mailFrom'>,
  before?: Site,
): Site {
  const {
    articles: unsorted,
    'cta-banners': _,
    'consent-wordings': wordings,
    'home-page': homePages,
    'site-settings': everySettings,
    ...byDocumentId
  } = entries;
  const [settings] = everySettings.values();
  if (!settings) throw new Error('A site is made with site settings, and there are none.');
  const articles = sortArticles(unsorted, before?.articles ?? []);
  const replaced = before ? replacedIn(before.articles, articles) : null;
  const group = (earlier: Groups | undefined, keys: Keys): Groups =>
    (earlier && replaced && regroup(earlier, replaced, keys)) ?? reuseGroups(earlier, groupBy(articles, keys));
  return {
    ...byDocumentId,
    siteUrl,
    now,
    mailFrom,
    settings,
    homePage: [...homePages.values()][0] ?? null,
    articles,
    banners: timedBanners(entries),
    wordings: [...wordings.values()],
    articlesOn: group(before?.articlesOn, (article) => article.topics),
    writtenBy: group(before?.writtenBy, (article) => article.authors),
    reviewedBy: group(before?.reviewedBy, (article) => (article.reviewer ? [article.reviewer] : [])),
    citing: group(before?.citing, (article) => sourcesIn(article.body)),
  };
}
