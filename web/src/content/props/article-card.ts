import type { ArticleHead } from '../entries/head.ts';
import type { Figure } from '../entries/pictures.ts';
import type { Site } from '../site/site.ts';
import { findEntries } from './find-entries.ts';
import { newsroomTime } from './newsroom-time.ts';

/** An article as lists show it. `publishedAt` is its first publication: see `newsroomTime`. */
export interface ArticleCard {
  path: string;
  kicker: string | null;
  headline: string;
  dek: string;
  hero: Figure | null;
  publishedAt: string;
  byline: string[];
  isCorrected: boolean;
}

export function toCard(site: Site, article: ArticleHead): ArticleCard {
  const { path, kicker, headline, dek, hero } = article;
  const publishedAt = newsroomTime(site, article.publishedAt);
  const byline = findEntries(site.people, article.authors).map(({ name }) => name);
  return { path, kicker, headline, dek, hero, publishedAt, byline, isCorrected: article.corrections.length > 0 };
}
