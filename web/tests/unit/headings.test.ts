import { expect, test } from 'vitest';
import { toBody } from '../../src/content/entries/body.ts';

const heading = (text: string) => ({
  type: 'heading' as const,
  level: 2,
  children: [{ type: 'text' as const, text }],
});

const idsOf = (texts: string[]) => {
  const block = { id: 1, __component: 'body.rich-text' as const, content: texts.map(heading) };
  return toBody([block], [], () => null).contents.map(({ id }) => id);
};

test('headings in the same words have anchors of their own, also beside one that looks like a numbered one', () => {
  expect(idsOf(['Risks', 'Risks', 'Risks 2', 'Risks', '???', '!!!'])).toEqual([
    'risks',
    'risks-2',
    'risks-2-2',
    'risks-3',
    'section',
    'section-2',
  ]);
});

test('a heading in the words of an anchor that the page has already does not take it, nor does the next one', () => {
  const own = [
    'Main',
    'Contents',
    'Get',
    'Read',
    'Source 1',
    'Cite 1 1',
    'Chat title',
    'Guide form title',
    'Guide email',
  ];
  const ids = idsOf(own);
  expect(ids).toEqual(own.map((words) => `section-${words.toLowerCase().replaceAll(' ', '-')}`));
  const twice = idsOf(['Source', 'Source', 'Cite 1', 'Cite 1', 'Cite 1', 'Main', 'Main']);
  expect(twice.filter((id) => /^(source-\d+|cite-\d+-\d+|main)$/.test(id))).toEqual([]);
  expect(new Set(twice).size).toBe(twice.length);
  expect(idsOf(['Guide to surgery', 'Sources of asbestos'])).toEqual(['guide-to-surgery', 'sources-of-asbestos']);
});
