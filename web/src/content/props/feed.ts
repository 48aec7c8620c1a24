import { startOfDay } from '@patient-press/shared/time-zones';
import { correctionWords } from '@patient-press/shared/words/corrections';
import type { Site } from '../site/site.ts';
import { toCard } from './article-card.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type ListedCorrection, listCorrections } from './corrections.ts';

/** An article or a correction. `date` is ISO in UTC: of a correction, of which only the day is known, when that began. */
export interface FeedItem {
  title: string;
  path: string;
  description: string;
  date: string;
  byline: string[];
}

/** `/feed.xml`: the newest 50 articles and corrections. */
export interface FeedPage {
  chrome: Chrome;
  description: string | null;
  items: FeedItem[];
}

const IN_FEED = 50;

const toItem = ({ settings }: Site, { headline, href, note, date }: ListedCorrection): FeedItem => ({
  title: correctionWords.feedTitle({ headline }),
  path: href,
  description: note,
  date: startOfDay(settings.timeZone, date),
  byline: [],
});

export function feedPage(site: Site): FeedPage {
  const articles = site.articles.slice(0, IN_FEED).map((article): FeedItem => {
    const { headline: title, path, dek: description, byline } = toCard(site, article);
    return { title, path, description, date: article.publishedAt, byline };
  });
  const corrections = listCorrections(site)
    .slice(0, IN_FEED)
    .map((correction) => toItem(site, correction));
  return {
    chrome: chromeOf(site, { kind: 'other', topics: [] }),
    description: site.settings.defaultDescription,
    items: [...articles, ...corrections].sort((a, b) => (a.date < b.date ? 1 : -1)).slice(0, IN_FEED),
  };
}
