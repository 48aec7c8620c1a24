import { hasPage } from '@patient-press/shared/paths';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import { expect, test } from 'vitest';
import {
  createdSource,
  documentList,
  documentSearch,
  linkableTypes,
  newSource,
  resolved,
  resolveRequest,
  sourceList,
  sourceSearch,
} from '../../src/writing/contract';

test('a text can link to every type that has a page', () => {
  const withPage = Object.values(contentTypes).flatMap(({ uid }) => (hasPage(uid) ? [uid] : []));
  expect([...linkableTypes].sort()).toEqual(withPage.sort());
});

test('a whole article of marks and links is resolved in one request, and a pasted page is no search', () => {
  const citeKeys = Array.from({ length: 400 }, (_, index) => `nakano${index}`);
  expect(resolveRequest.safeParse({ citeKeys, sources: [], documents: [] }).success).toBe(true);
  expect(sourceSearch.safeParse({ words: 'x'.repeat(5000) }).success).toBe(false);
});

test('a new source has what the form of sources has, and nothing that the checks set', () => {
  expect(newSource.safeParse({ title: 'A study', kind: 'journal-article', doi: '10.1016/x' }).success).toBe(true);
  expect(newSource.safeParse({ title: 'A study', kind: 'journal-article', retractionState: 'none' }).success).toBe(
    false,
  );
});

test('what is answered has all that a chip, a picker and a list of sources show', () => {
  const source = {
    documentId: 'abc',
    citeKey: 'nakano2018',
    title: 'A study',
    authors: 'Nakano I, et al.',
    container: 'Cancer Cell',
    year: '2018',
    doi: '10.1016/x',
    pmid: null,
    retraction: 'none',
  };
  const document = { contentType: 'api::page.page', documentId: 'def', title: 'About', path: null, isPublished: false };
  expect(createdSource.parse({ source })).toEqual({ source });
  expect(sourceList.parse({ sources: [source], hasMore: false }).sources).toEqual([source]);
  expect(documentList.parse({ documents: [document], hasMore: true }).documents).toEqual([document]);
  const link = { url: '/about/', documentId: 'def', contentType: 'api::page.page', state: 'draft', title: 'About' };
  const answer = { sources: [source], documents: [document], links: [link], entries: [{ id: 1, source }] };
  expect(resolved.parse(answer)).toEqual(answer);
  expect(documentSearch.safeParse({ words: 'about', types: ['api::source.source'] }).success).toBe(false);
});
