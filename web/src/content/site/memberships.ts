import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { ArticleEntry } from '../entries/article.ts';
import type { Head } from '../entries/head.ts';
import { letterOf, sortKeyOf } from './alphabet.ts';

/** An item of a list: its id there, and the key that it is sorted by. */
export interface Membership {
  list: string;
  id: string;
  key: string;
}

/** Names of lists. Of articles, of changed ones, and of corrections, the oldest is first. */
export const listNames = {
  articles: 'articles',
  corrections: 'corrections',
  /** Articles with a major change, by when it was published. */
  changed: 'changed',
  onTopic: (documentId: string) => `topic ${documentId}`,
  /** Articles of a topic with a major change, by when it was published; and those with corrections, by the newest. */
  changedOn: (documentId: string) => `changed on ${documentId}`,
  correctedOn: (documentId: string) => `corrected on ${documentId}`,
  writtenBy: (documentId: string) => `wrote ${documentId}`,
  reviewedBy: (documentId: string) => `reviewed ${documentId}`,
  /** Articles that rest on a source. */
  citing: (documentId: string) => `citing ${documentId}`,
  /** Guides and pages that do. */
  otherCiting: (documentId: string) => `other citing ${documentId}`,
  /** People and sources by their letter. */
  people: (letter: string) => `people ${letter}`,
  sources: (letter: string) => `sources ${letter}`,
};

/** The id of a correction in its list, and back: corrections are numbered from the oldest. */
export const correctionId = (documentId: string, number: number): string => `${documentId} ${number}`;
export const parseCorrectionId = (id: string): { documentId: string; number: number } => {
  const [documentId = '', number] = id.split(' ');
  return { documentId, number: Number(number) };
};

function ofArticle(documentId: string, article: Head<'articles'>): Membership[] {
  const { topics, authors, reviewer, publishedAt, ofBody, corrections, textChangedAt, changes } = article;
  const lists = new Set([
    listNames.articles,
    ...topics.map(listNames.onTopic),
    ...authors.map(listNames.writtenBy),
    ...(reviewer ? [listNames.reviewedBy(reviewer)] : []),
    ...ofBody.sources.map(listNames.citing),
  ]);
  const corrected = corrections.map(({ date }: ArticleEntry['corrections'][number], index: number) => ({
    list: listNames.corrections,
    id: correctionId(documentId, corrections.length - index),
    key: `${date} ${publishedAt}`,
  }));
  const changed =
    changes.length > 0
      ? [listNames.changed, ...topics.map(listNames.changedOn)].map((list) => ({
          list,
          id: documentId,
          key: textChangedAt,
        }))
      : [];
  const [newest] = corrections;
  const correctedOn = newest
    ? topics.map((topic) => ({
        list: listNames.correctedOn(topic),
        id: documentId,
        key: `${newest.date} ${publishedAt}`,
      }))
    : [];
  return [
    ...Array.from(lists, (list) => ({ list, id: documentId, key: publishedAt })),
    ...corrected,
    ...changed,
    ...correctedOn,
  ];
}

const citing = (type: string, documentId: string, { ofBody }: Head<'guides'> | Head<'pages'>): Membership[] =>
  [...new Set(ofBody.sources)].map((source) => ({
    list: listNames.otherCiting(source),
    id: `${type}/${documentId}`,
    key: type,
  }));

const memberships: { [N in ContentTypeName]?: (documentId: string, head: Head<N>) => Membership[] } = {
  articles: ofArticle,
  guides: (documentId, guide) => citing('guides', documentId, guide),
  pages: (documentId, page) => citing('pages', documentId, page),
  people: (documentId, { name }) => [
    { list: listNames.people(letterOf.person(name)), id: documentId, key: sortKeyOf.person(name) },
  ],
  sources: (documentId, { vancouver }) => [
    { list: listNames.sources(letterOf.source(vancouver)), id: documentId, key: sortKeyOf.source(vancouver) },
  ],
};

/** The lists that a document is in, and where. */
export const membershipsOf = <N extends ContentTypeName>(name: N, documentId: string, head: Head<N>): Membership[] =>
  memberships[name]?.(documentId, head) ?? [];
