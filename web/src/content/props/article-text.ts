import { textVersionOf } from '@patient-press/shared/text-versions';
import type { ArticleEntry } from '../entries/article.ts';
import type { Block } from '../entries/body.ts';
import type { ArticleHead } from '../entries/head.ts';
import type { TopicName } from '../entries/topic.ts';
import type { Site } from '../site/site.ts';
import { type Citations, citationsOf } from './citation.ts';
import { creditOf } from './credited-person.ts';
import { findEntries } from './find-entries.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks } from './linked-documents.ts';
import { datedChanges, lastChangeOf, newsroomTime } from './newsroom-time.ts';

/** A person as the text names them. */
interface NamedPerson {
  name: string;
  credentials: string | null;
}

/** All that `/articles/<slug>.md` says: what the article's page does, without what is around it. */
export interface ArticleText
  extends Pick<
    ArticleEntry,
    'headline' | 'dek' | 'lastReviewedOn' | 'nextReviewOn' | 'publishedAt' | 'corrections' | 'changes'
  > {
  siteUrl: string;
  /** Its own. */
  path: string;
  /** The address that search engines are to know: the page's. */
  canonical: string;
  pagePath: string;
  authors: NamedPerson[];
  reviewer: NamedPerson | null;
  topics: TopicName[];
  updatedAt: string;
  body: Block[];
  citations: Citations;
  /** The guides that its body offers, by documentId. */
  guides: Record<string, { title: string; path: string }>;
  publisher: string;
  disclaimer: string;
}

const toNamed = ({ name, credentials }: NamedPerson): NamedPerson => ({ name, credentials });

/** Null: its address is none of an article. */
export function articleText(site: Site, article: ArticleHead): ArticleText | null {
  const { headline, dek, lastReviewedOn, nextReviewOn, corrections, seo } = article;
  const path = textVersionOf(article.path);
  if (path === null) return null;
  const body = site.body('articles', article.documentId);
  const reviewer = creditOf(site, article.reviewer);
  const offers = Object.entries(guideOffersIn(site, body.blocks));
  return {
    siteUrl: site.siteUrl,
    path,
    pagePath: article.path,
    canonical: seo.canonicalUrl ?? site.siteUrl + article.path,
    headline,
    dek,
    authors: findEntries(site.people, article.authors).map(toNamed),
    reviewer: reviewer && toNamed(reviewer),
    topics: findEntries(site.topics, article.topics).map(({ path, name }) => ({ path, name })),
    publishedAt: newsroomTime(site, article.publishedAt),
    updatedAt: newsroomTime(site, lastChangeOf(site, article)),
    lastReviewedOn,
    nextReviewOn,
    corrections,
    changes: datedChanges(site, article),
    body: blocksWithLinks(site, body),
    citations: citationsOf(site, body.citations),
    guides: Object.fromEntries(offers.map(([id, { title, path }]) => [id, { title, path }])),
    publisher: site.settings.publisherName,
    disclaimer: site.settings.medicalDisclaimer,
  };
}
