import '@citation-js/plugin-csl';
import { Cite } from '@citation-js/core';
import type { SourcePayload } from '@patient-press/shared/payloads/source';

/** CSL-JSON types, https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
const cslTypes = {
  'journal-article': 'article-journal',
  'press-release': 'webpage',
  'government-report': 'report',
  'news-article': 'article-newspaper',
  book: 'book',
  'court-record': 'legal_case',
  'web-page': 'webpage',
} as const satisfies Record<SourcePayload['kind'], string>;

const toCslDate = (date: string | null) => date && { 'date-parts': [date.split('-').map(Number)] };

/** Where it appeared, unless its authors are named so: an agency’s page is not in a journal of that name. */
function containerOf({ containerTitle, authorNames }: SourcePayload): string | null {
  const isAuthor = authorNames.some(({ organisation }) => organisation && organisation === containerTitle);
  return isAuthor ? null : containerTitle;
}

function toCsl(source: SourcePayload) {
  const container = containerOf(source);
  const isOnPaper = source.kind === 'journal-article' || source.kind === 'book' || source.doi;
  return {
    id: source.documentId,
    type: cslTypes[source.kind],
    title: source.title,
    author: source.authorNames.map(({ family, given, organisation }) =>
      organisation ? { literal: organisation } : { family, given },
    ),
    ...(source.kind === 'book' || source.kind === 'government-report'
      ? { publisher: container }
      : { 'container-title': container }),
    issued: toCslDate(source.publishedOn),
    volume: source.volume,
    issue: source.issue,
    page: source.pages,
    // With an address, the style adds “[Internet]” and the day it was read.
    ...(!isOnPaper && source.url && { URL: source.url, accessed: toCslDate(source.accessedOn) }),
  };
}

/**
 * A source in Vancouver style (the ICMJE's, as NLM's "Citing Medicine" writes it), as plain text on one line, without a
 * number, DOI or address: those are links of their own.
 */
export function formatVancouver(source: SourcePayload): string {
  const csl = Object.fromEntries(Object.entries(toCsl(source)).filter(([, value]) => value));
  const text = new Cite([csl]).format('bibliography', { format: 'text', template: 'vancouver', lang: 'en-US' });
  return text
    .trim()
    .replace(/^1\. /, '')
    .replace(/ Available from: .*$/, '');
}
