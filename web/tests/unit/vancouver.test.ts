import { sourcePayload } from '@patient-press/shared/payloads/source';
import { expect, test } from 'vitest';
import { formatVancouver } from '../../src/content/entries/vancouver.ts';

const source = (organisation: string, kind: string) =>
  sourcePayload.parse({
    id: 1,
    documentId: 'sample',
    createdAt: '2026-11-23T10:00:00.000Z',
    updatedAt: '2026-11-23T10:00:00.000Z',
    publishedAt: '2026-11-23T10:00:00.000Z',
    citeKey: 'sample2023',
    kind,
    title: 'Veterans asbestos exposure',
    authorNames: [{ id: 1, family: null, given: null, organisation }],
    containerTitle: 'U.S. Department of Veterans Affairs',
    publishedOn: '2023',
    accessedOn: '2026-11-23',
    url: 'https://www.va.gov/disability/',
    ...{ linkState: 'unchecked', linkCheckedAt: null, retractionState: 'unchecked', retractionCheckedAt: null },
    retractionNotice: null,
    ...{ doi: null, pmid: null, volume: null, issue: null, pages: null, archivedUrl: null },
  });

test.each(['web-page', 'government-report'])('a %s names an agency that wrote and published it once', (kind) => {
  const reference = formatVancouver(source('U.S. Department of Veterans Affairs', kind));
  expect(reference.match(/Veterans Affairs/g)).toHaveLength(1);
  expect(reference).toContain('Veterans asbestos exposure');
});

test('a publisher who is not the author is named beside the author', () => {
  const reference = formatVancouver(source('Sample Institute', 'web-page'));
  expect(reference).toContain('Sample Institute');
  expect(reference).toContain('U.S. Department of Veterans Affairs');
});
