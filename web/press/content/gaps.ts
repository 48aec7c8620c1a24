import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { Head } from '../../src/content/entries/head.ts';
import { documentProblems } from '../words/document-problems.ts';
import type { DocumentName } from './document-name.ts';

/** Something that a document can't be shown without, and the field that names it. */
interface Need {
  name: DocumentName;
  field: string;
  /** What it is, for editors. */
  what: string;
}

const person = (documentId: string, field: string, what: string): Need => ({
  name: { contentType: 'people', documentId },
  field,
  what,
});

const sources = (documentIds: readonly string[]): Need[] =>
  documentIds.map((documentId) => ({
    name: { contentType: 'sources', documentId },
    field: 'sources',
    what: documentProblems.anySource,
  }));

const reviewedBy = (reviewer: string | null): Need[] =>
  reviewer === null ? [] : [person(reviewer, 'reviewedBy', documentProblems.reviewer)];

const needs: { [N in ContentTypeName]?: (head: Head<N>) => Need[] } = {
  articles: ({ authors, reviewer, ofBody }) => [
    ...authors.map((author) => person(author, 'authors', documentProblems.author)),
    ...sources(ofBody.sources),
    ...reviewedBy(reviewer),
  ],
  guides: ({ reviewer, ofBody }) => [...sources(ofBody.sources), ...reviewedBy(reviewer)],
  pages: ({ ofBody }) => sources(ofBody.sources),
};

const allNeeds = <N extends ContentTypeName>(contentType: N, head: Head<N>): Need[] => needs[contentType]?.(head) ?? [];

/** The documents that one can't be shown without. Topics and optional pictures just drop out. */
export const needsOf = (contentType: ContentTypeName, head: Head<ContentTypeName>): DocumentName[] => [
  ...allNeeds(contentType, head).map(({ name }) => name),
  ...sponsorOf(head),
];

const sponsorOf = (head: Head<ContentTypeName>): DocumentName[] =>
  'sponsor' in head && head.sponsor ? [{ contentType: 'sponsors', documentId: head.sponsor }] : [];

/** What of that is missing, each field once. @param isThere whether a document is shown. */
export function gapsOf(
  contentType: ContentTypeName,
  head: Head<ContentTypeName>,
  isThere: (name: DocumentName) => boolean,
): { field: string; message: string }[] {
  const missing = allNeeds(contentType, head).filter(({ name }) => !isThere(name));
  const byField = new Map(missing.map(({ field, what }) => [field, documentProblems.missing({ what })]));
  const gaps = Array.from(byField, ([field, message]) => ({ field, message }));
  // A banner never runs without the firm that answers for it.
  const lacksSponsor = 'sponsor' in head && 'placement' in head && !sponsorOf(head).some(isThere);
  return lacksSponsor ? [...gaps, { field: 'sponsor', message: documentProblems.sponsorOfBanner }] : gaps;
}
