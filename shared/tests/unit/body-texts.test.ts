import { expect, test } from 'vitest';
import { blockLinks, blockTexts } from '../../src/body-texts.ts';

const words = (text: string, look: object = {}) => ({ type: 'text', text, ...look });
const link = { type: 'link', url: '/a/', documentId: 'a', contentType: 'api::page.page', children: [words('link')] };

test('every running text of a block is read, in order; code, pictures’ alt text and unknown blocks are not', () => {
  const content = [
    { type: 'heading', level: 2, children: [words('one')] },
    { type: 'paragraph', children: [words('two'), words('code', { code: true }), link] },
    { type: 'code', children: [words('code')] },
    {
      type: 'list',
      children: [
        { type: 'list-item', children: [words('three')] },
        { type: 'list', children: [{ type: 'list-item', children: [words('four')] }] },
      ],
    },
  ];
  expect(blockTexts({ __component: 'body.rich-text', content })).toEqual(['one', 'two', 'link', 'three', 'four']);
  expect(blockTexts({ __component: 'body.table', caption: 'one', rows: [['two'], ['three', 4]] })).toEqual([
    'one',
    'two',
    'three',
  ]);
  expect(blockTexts({ __component: 'body.figure', figure: { alt: 'alt', caption: 'one', credit: 'credit' } })).toEqual([
    'one',
  ]);
  expect(blockTexts({ __component: 'body.figure' })).toEqual([]);
  expect(blockTexts({ __component: 'body.later', text: 'one' })).toEqual([]);
  expect(blockTexts(null)).toEqual([]);
});

test('links to documents are found in texts and answers; those to addresses are not', () => {
  const content = [{ type: 'paragraph', children: [link, { type: 'link', url: 'https://a.example', children: [] }] }];
  const found = [{ documentId: 'a', contentType: 'api::page.page', url: '/a/' }];
  expect(blockLinks({ __component: 'body.rich-text', content })).toEqual(found);
  expect(blockLinks({ __component: 'body.questions', items: [{ question: 'Why?', answer: content }] })).toEqual(found);
  expect(blockLinks({ __component: 'body.key-points', points: [] })).toEqual([]);
});
