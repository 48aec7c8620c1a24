import { pagePath } from '@patient-press/shared/paths';
import type { ArticlePayload } from '@patient-press/shared/payloads/article';
import { type Body, toBody } from './body.ts';
import { type Change, toChanges } from './changes.ts';
import { type Figure, type FindPicture, toFigure } from './pictures.ts';
import { type Seo, toSeo } from './seo.ts';

/** An error that was fixed after publication. */
export interface Correction {
  date: string;
  note: string;
}

/** An article with its relations as documentIds: what the page is joined from. */
export interface ArticleEntry {
  documentId: string;
  slug: string;
  path: string;
  headline: string;
  kicker: string | null;
  dek: string;
  /** Null: editors have not said. */
  genre: ArticlePayload['genre'];
  hero: Figure | null;
  authors: string[];
  topics: string[];
  body: Body;
  reviewer: string | null;
  lastReviewedOn: string | null;
  nextReviewOn: string | null;
  corrections: Correction[];
  guide: string | null;
  publishedAt: string;
  /** When a major change was last published, ISO in UTC; else when it was first. */
  textChangedAt: string;
  changes: Change[];
  seo: Seo;
}

export function toArticle(payload: ArticlePayload, findPicture: FindPicture): ArticleEntry {
  const { documentId, slug, headline, kicker, dek, genre, lastReviewedOn, nextReviewOn } = payload;
  const corrections = payload.corrections
    .map(({ date, note }) => ({ date, note }))
    .sort((a, b) => b.date.localeCompare(a.date));
  return {
    documentId,
    slug,
    path: pagePath('api::article.article', slug),
    headline,
    kicker,
    dek,
    genre,
    hero: toFigure(payload.hero, findPicture),
    authors: payload.authors.map((author) => author.documentId),
    topics: payload.topics.map((topic) => topic.documentId),
    body: toBody(payload.body, payload.sources, findPicture),
    reviewer: payload.reviewedBy?.documentId ?? null,
    lastReviewedOn,
    nextReviewOn,
    corrections,
    guide: payload.guide?.documentId ?? null,
    publishedAt: payload.firstPublishedAt ?? payload.publishedAt,
    ...toChanges(payload),
    seo: toSeo(payload.seo, findPicture),
  };
}
