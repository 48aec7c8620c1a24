import { expect, test } from 'vitest';
import type { Block } from '../../src/content/entries/body.ts';
import type { RichTextNode } from '../../src/content/entries/rich-text.ts';
import { readingMinutes } from '../../src/content/props/reading-time.ts';

const text = (count: number) => [
  { type: 'text' as const, text: Array.from({ length: count }, () => 'word').join(' ') },
];
const richText = (...content: RichTextNode[]): Block => ({ type: 'rich-text', content });

test('a short text takes a minute, and a longer one a minute for 230 words', () => {
  expect(readingMinutes([])).toBe(1);
  expect(readingMinutes([richText({ type: 'paragraph', children: text(100) })])).toBe(1);
  expect(readingMinutes([richText({ type: 'paragraph', children: text(1150) })])).toBe(5);
});

test('every kind of text takes time, and what is no text takes none', () => {
  const blocks: Block[] = [
    richText(
      { type: 'heading', level: 2, id: 'x', children: text(100) },
      { type: 'quote', children: text(100) },
      { type: 'code', language: null, text: 'word '.repeat(100) },
      {
        type: 'list',
        ordered: false,
        items: [{ line: text(50), lists: [{ type: 'list', ordered: true, items: [{ line: text(50), lists: [] }] }] }],
      },
    ),
    { type: 'pull-quote', text: text(100), attribution: null },
    { type: 'key-points', points: [text(50), text(50)] },
    { type: 'table', caption: [], label: '', header: [text(20)], rows: [[text(40), text(40)]] },
    {
      type: 'questions',
      items: [{ question: text(20), id: 'q', answer: [{ type: 'paragraph', children: text(200) }] }],
    },
    { type: 'banner', placement: 'article-inline' },
    { type: 'guide-offer', guide: 'guide' },
  ];
  expect(readingMinutes(blocks)).toBe(4);
});

test('dashes and other signs between spaces are no words', () => {
  const dashes = richText({ type: 'paragraph', children: [{ type: 'text', text: '– '.repeat(2000) }] });
  expect(readingMinutes([dashes])).toBe(1);
});
