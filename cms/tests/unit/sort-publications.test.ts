import { expect, test } from 'vitest';
import { sortPublications } from '../../src/admin/checks/sort-publications.ts';

const checked = (documentId: string, messages: string[] = []) => ({
  documentId,
  title: documentId,
  objections: messages.map((message) => ({ path: ['headline'], message })),
  draftLinks: [],
  changeNote: null,
});

test('each selected document is counted once, also one that is published and was refused', () => {
  const { ready, refused, alreadyLive } = sortPublications(
    [
      checked('live', ['Its review is overdue.']),
      checked('changed'),
      checked('broken', ['No headline.']),
      checked('new'),
    ],
    [
      { documentId: 'new', status: 'draft' },
      { documentId: 'live', status: 'published' },
      { documentId: 'broken', status: 'draft' },
      { documentId: 'changed', status: 'modified' },
    ],
  );
  const ids = (list: { documentId: string }[]) => list.map(({ documentId }) => documentId);
  expect([ids(ready), ids(refused), ids(alreadyLive)]).toEqual([['new', 'changed'], ['broken'], ['live']]);
});
