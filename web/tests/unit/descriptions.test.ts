import { expect, test } from 'vitest';
import { toBody } from '../../src/content/entries/body.ts';
import { cutAtWord, describeText } from '../../src/seo/description.ts';
import { formatTitle } from '../../src/seo/title.ts';

const paragraphs = (...texts: string[]) =>
  toBody(
    [
      {
        id: 1,
        __component: 'body.rich-text',
        content: texts.map((text) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, text }] })),
      },
    ],
    [],
    () => null,
  ).blocks;

test('a title is never cut, and names the site where that fits', () => {
  expect(formatTitle('Asbestos', 'The Report')).toBe('Asbestos | The Report');
  const long =
    'What the rule on chrysotile asbestos stops, what it leaves to other rules, and what that means for long-term users';
  expect(formatTitle(long, 'The Report')).toBe(long);
});

test('a text is cut between words, without a comma or a dash before the ellipsis', () => {
  expect(cutAtWord('short', 10)).toBe('short');
  expect(cutAtWord('one two three', 9)).toBe('one two…');
  expect(cutAtWord('one two, three', 10)).toBe('one two…');
  expect(cutAtWord('well-known words', 8)).toBe('…');
  expect(cutAtWord('one well-known word', 12)).toBe('one…');
});

test('a page without a description has what its text begins with', () => {
  expect(describeText('Corrections', paragraphs('We make mistakes,', 'and we say so.'))).toBe(
    'Corrections: We make mistakes, and we say so.',
  );
  expect(describeText('About', paragraphs('word '.repeat(80)))).toMatch(/^About: (word ){20,}word…$/);
  expect(describeText('About', [])).toBe('About');
});
