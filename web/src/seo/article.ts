import { languageTag } from '@patient-press/shared/words/language';
import { siteWords } from '@patient-press/shared/words/site';
import type { Article, MedicalWebPage, NewsArticle, WebPage } from 'schema-dts';
import type { TopicName } from '../content/entries/topic.ts';
import type { ArticlePage } from '../content/props/article.ts';
import { breadcrumbList, type Crumb } from './breadcrumbs.ts';
import { citationNodes } from './citation.ts';
import type { GraphNode, NodeOf } from './json-ld.ts';
import { organization, organizationId, siteId } from './organization.ts';
import { personNode } from './person.ts';
import { present } from './present.ts';

/** From the home page through the article's first topic. */
export const articleCrumbs = ({ topics, headline, path }: ArticlePage): Crumb[] => [
  ...topics.slice(0, 1).map((topic) => ({ label: topic.name, path: topic.path })),
  { label: headline, path },
];

const topicNode = (siteUrl: string, topic: TopicName) => ({
  '@type': 'Thing' as const,
  name: topic.name,
  url: siteUrl + topic.path,
});

/** What a genre is in schema.org's words. Of an article without one it is only known that this is a health site. */
const types = {
  news: { page: 'MedicalWebPage', article: 'NewsArticle' },
  explainer: { page: 'MedicalWebPage', article: 'Article' },
  'law-news': { page: 'WebPage', article: 'NewsArticle' },
  'law-explainer': { page: 'WebPage', article: 'Article' },
} as const satisfies Record<NonNullable<ArticlePage['genre']>, object>;
const typesOf = ({ genre }: ArticlePage) => types[genre ?? 'explainer'];

const audience = { '@type': 'MedicalAudience', audienceType: siteWords.article.audience } as const;

const webPage = (page: ArticlePage): NodeOf<MedicalWebPage | WebPage> => {
  const { chrome, path } = page;
  const { page: type } = typesOf(page);
  return {
    '@type': type,
    '@id': `${chrome.siteUrl}${path}#page`,
    url: chrome.siteUrl + path,
    name: page.headline,
    isPartOf: { '@id': siteId(chrome) },
    ...(type === 'MedicalWebPage' && { medicalAudience: audience }),
    about: page.topics.map((topic) => topicNode(chrome.siteUrl, topic)),
    ...present({
      reviewedBy: page.reviewer && personNode(chrome, page.reviewer),
      lastReviewed: page.lastReviewedOn,
    }),
    mainEntity: { '@id': `${chrome.siteUrl}${path}#article` },
  };
};

const article = (page: ArticlePage): NodeOf<Article | NewsArticle> => {
  const { chrome, path } = page;
  const picture = page.seo.socialImage ?? page.hero?.picture;
  return {
    '@type': typesOf(page).article,
    '@id': `${chrome.siteUrl}${path}#article`,
    mainEntityOfPage: { '@id': `${chrome.siteUrl}${path}#page` },
    headline: page.headline,
    description: page.dek,
    ...present({ image: picture && chrome.siteUrl + picture.share }),
    author: page.authors.map((author) => personNode(chrome, author)),
    publisher: { '@id': organizationId(chrome) },
    datePublished: page.publishedAt,
    dateModified: page.updatedAt,
    inLanguage: languageTag,
    citation: citationNodes(page.citations),
    ...(page.corrections.length > 0 && {
      correction: page.corrections.map(({ date, note }) => ({
        '@type': 'CorrectionComment',
        text: note,
        datePublished: date,
      })),
    }),
  };
};

/** The page and the article on it as two linked nodes, with the publisher and the breadcrumbs. */
export const articleGraph = (page: ArticlePage): GraphNode[] => [
  webPage(page),
  article(page),
  organization(page.chrome),
  breadcrumbList(page.chrome, articleCrumbs(page)),
];
