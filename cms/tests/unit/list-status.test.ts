import { expect, test } from 'vitest';
import { listStatus } from '../../src/admin/lists/list-status.ts';
import type { SiteStatus } from '../../src/press/contract.ts';
import { sampleProblem, sampleStatus } from '../fixtures/sample-press.ts';

const editPath = (documentId: string) => `/content-manager/collection-types/api::article.article/${documentId}`;

function site(problems: { documentId: string; message: string }[] = []): SiteStatus {
  const { publications: _, ...status } = sampleStatus();
  return {
    ...status,
    press: 'answers',
    problems: problems.map((problem) => ({
      ...sampleProblem(problem),
      typeName: 'Article',
      editPath: editPath(problem.documentId),
    })),
    otherProblems: 0,
    lastPublication: null,
    statusUrl: null,
  };
}

const silent: SiteStatus = { press: 'silent', failure: 'No answer.' };

test.each<[string, string, SiteStatus | undefined, string]>([
  ['a draft', 'draft', site(), 'Draft'],
  ['a published document that readers have', 'published', site(), 'Live'],
  ['one that was changed since', 'modified', site(), 'Live, with unpublished edits'],
  ['one that readers do not have', 'published', site([{ documentId: 'one', message: 'No.' }]), 'Changes not live'],
  ['one whose neighbor readers do not have', 'published', site([{ documentId: 'alone', message: 'No.' }]), 'Live'],
  ['one of which the press says nothing', 'published', silent, 'Unknown'],
  ['one of which the press has not answered yet', 'published', undefined, 'Checking…'],
])('the list says of %s what its form says', (_, strapi, status, word) => {
  expect(listStatus('one', strapi, status).word).toBe(word);
});

test('the list says what to fix', () => {
  expect(listStatus('one', 'published', site([{ documentId: 'one', message: 'A table is empty.' }])).problem).toBe(
    'A table is empty.',
  );
});
