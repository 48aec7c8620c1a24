import { expect, test } from 'vitest';
import { withPendingChange } from '../../press/preview/pending-change.ts';
import { toChanges } from '../../src/content/entries/changes.ts';

const NOW = '2026-11-28T15:00:00.000Z';
const earlier = { id: 1, date: '2026-11-01', note: 'An earlier change.' };
const page = {
  id: 1,
  documentId: 'page',
  createdAt: NOW,
  updatedAt: NOW,
  publishedAt: '2026-10-01T12:00:00.000Z',
  title: 'A page',
  slug: 'a-page',
  body: [],
  sources: [],
  changeKind: null,
  changeNote: null,
  changes: [earlier],
  textChangedAt: '2026-11-01T12:00:00.000Z',
  seo: null,
};

test('a draft’s note leads the list, on one line, and dates the page', () => {
  const shown = withPendingChange<'pages'>({ ...page, changeKind: 'major', changeNote: ' New\nfacts. ' }, NOW);
  expect(toChanges(shown)).toEqual({
    textChangedAt: NOW,
    changes: [
      { date: NOW, note: 'New facts.' },
      { date: '2026-11-01', note: 'An earlier change.' },
    ],
  });
});

test.each([
  { changeKind: null, changeNote: 'Typed, and marked as minor again.' },
  { changeKind: 'minor' as const, changeNote: 'The same.' },
  { changeKind: 'major' as const, changeNote: '  ' },
  { changeKind: 'major' as const, changeNote: null },
])('without both, nothing changes for readers: %j', (pending) => {
  expect(toChanges(withPendingChange<'pages'>({ ...page, ...pending }, NOW))).toEqual(toChanges(page));
});

test('what never had a major change is dated by its publication', () => {
  const never = { ...page, changes: [], textChangedAt: null };
  expect(toChanges(never)).toEqual({ textChangedAt: page.publishedAt, changes: [] });
});
