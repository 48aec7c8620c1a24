import { expect, test } from 'vitest';
import { type GraphNode, vocabularyFaults } from '../fixtures/structured-data.ts';

test('what schema.org does not know is found: types, properties, and values of another kind, however deep', () => {
  const sound: GraphNode = { '@type': 'Person', name: 'Ada', url: 'https://example.org/' };
  const unsound: GraphNode[] = [
    { '@type': 'NewsPaperArticle' },
    { '@type': 'Person', headline: 'Ada' },
    { '@type': 'Article', author: { '@type': 'Book' } },
    { '@type': 'Article', author: { '@type': 'Person', lastReviewed: '2026-01-01' } },
  ];
  expect(vocabularyFaults([sound, ...unsound])).toEqual([
    expect.stringMatching(/NewsPaperArticle/),
    expect.stringMatching(/^Person: .*headline/),
    expect.stringMatching(/^Article: .*Book/),
    expect.stringMatching(/^Article: .*lastReviewed/),
  ]);
});
