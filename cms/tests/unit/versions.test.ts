import { describe, expect, test } from 'vitest';
import { askedTime } from '../../src/versions/asked-time.ts';
import { compareFields } from '../../src/versions/compare/compare.ts';
import type { Describe } from '../../src/versions/compare/described.ts';
import { matchParts } from '../../src/versions/compare/match-parts.ts';
import { blocksText } from '../../src/versions/compare/readable.ts';
import { compareTexts } from '../../src/versions/compare/words.ts';
import { digestOf } from '../../src/versions/content.ts';

const marked = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ change, text }) => (change === 'same' ? text : change === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

test.each([
  ['', '', ''],
  ['The same.', 'The same.', 'The same.'],
  ['', 'New.', '{+New.+}'],
  ['Old.', '', '[-Old.-]'],
  ['One old sentence.', 'One new sentence.', 'One [-old-]{+new+} sentence.'],
  ['First.\nSecond.', 'First.\nSecond.\nThird.', 'First.\nSecond.{+\nThird.+}'],
  ['A.\nB has five words here.\nC.', 'A.\nB has six words here.\nC.', 'A.\nB has [-five-]{+six+} words here.\nC.'],
  ['Quite another text.', 'Nothing in common here.', '[-Quite another text.-]{+Nothing in common here.+}'],
])('%j became %j: %j', (before, after, expected) => {
  expect(marked(before, after)).toBe(expected);
});

test('what stayed and what was removed is the text before; what stayed and what was added the text after', () => {
  const words = ['one ', 'two ', 'three\n', 'four. ', '\n', 'five '];
  const text = (seed: number) => Array.from({ length: 40 }, (_, index) => words[(index * seed) % 6]).join('');
  for (const [before, after] of [
    [text(1), text(5)],
    [text(5), text(7)],
    ['', text(3)],
  ] as const) {
    const pieces = compareTexts(before, after);
    const without = (change: string) => pieces.flatMap((one) => (one.change === change ? [] : [one.text])).join('');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  }
});

test('two texts of a megabyte that share nothing are compared in seconds, not minutes', () => {
  const before = Array.from({ length: 90_000 }, (_, index) => `before${index}`).join(' ');
  const after = Array.from({ length: 90_000 }, (_, index) => `after${index}`).join(' ');
  const started = performance.now();
  expect(compareTexts(before, after).map(({ change }) => change)).toEqual(['removed', 'added']);
  expect(performance.now() - started).toBeLessThan(8000);
});

const part = (kind: string, text: string) => ({ kind, text, key: `${kind} ${text}` });

test.each([
  ['nothing', '', '', ''],
  ['the same', 'a b c', 'a b c', 'a=a b=b c=c'],
  ['one added', 'a c', 'a b c', 'a=a +b c=c'],
  ['one removed', 'a b c', 'a c', 'a=a -b c=c'],
  ['one moved', 'a b c d', 'd a b c', 'd~d a=a b=b c=c'],
  ['all replaced', 'a b', 'c d', '+c +d -a -b'],
])('parts of a list: %s', (_name, before, after, expected) => {
  const parts = (list: string) =>
    list
      .split(' ')
      .filter(Boolean)
      .map((text) => part('text', text));
  const found = matchParts(parts(before), parts(after)).map(({ before: was, after: is, isMoved }) =>
    was && is ? `${was.text}${isMoved ? '~' : '='}${is.text}` : is ? `+${is.text}` : `-${was?.text}`,
  );
  expect(found.join(' ')).toBe(expected);
});

test('a part is found again by its words, not as another kind', () => {
  const was = [part('text', 'The first long sentence of it.'), part('quote', 'A quote.')];
  const is = [part('quote', 'The first long sentence of it.'), part('text', 'The first longer sentence of it.')];
  expect(matchParts(was, is).map(({ before, after }) => [before?.kind, after?.kind])).toEqual([
    [undefined, 'quote'],
    ['text', 'text'],
    ['quote', undefined],
  ]);
});

test('texts of the writing field are words, with marks for what is seen', () => {
  expect(
    blocksText([
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'A heading' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Plain, ' },
          { type: 'text', text: 'bold', bold: true },
          { type: 'link', url: '/about/', children: [{ type: 'text', text: 'a link' }] },
        ],
      },
      {
        type: 'list',
        format: 'ordered',
        children: [
          { type: 'list-item', children: [{ type: 'text', text: 'One' }] },
          {
            type: 'list',
            format: 'unordered',
            children: [{ type: 'list-item', children: [{ type: 'text', text: 'In it' }] }],
          },
        ],
      },
      { type: 'image', image: { name: 'a.png', alternativeText: 'A picture' }, children: [] },
    ]),
  ).toBe('## A heading\nPlain, **bold**[a link](/about/)\n1. One\n  • In it\n[Picture: A picture]');
});

const describeSamples: Describe = {
  fields: (uid) =>
    uid === 'document'
      ? [
          { name: 'title', label: 'Title', type: 'string', hasSeveral: false },
          { name: 'isOpen', label: 'Open', type: 'boolean', hasSeveral: false },
          { name: 'body', label: 'Body', type: 'dynamiczone', hasSeveral: true },
          { name: 'figure', label: 'Figure', type: 'component', component: 'text', hasSeveral: false },
        ]
      : [{ name: 'content', label: 'Text', type: 'text', hasSeveral: false }],
  nameOf: (uid) => uid,
  moment: (at) => at,
};

describe('fields', () => {
  const compare = (before: Record<string, unknown> | undefined, after: Record<string, unknown>) =>
    compareFields(describeSamples, 'document', before, after);
  test('are named by their label; blank ones are left out', () => {
    expect(compare({ title: 'A', isOpen: null, body: [] }, { title: 'B', isOpen: true, body: [] })).toEqual([
      {
        label: 'Title',
        change: 'changed',
        pieces: [
          { change: 'removed', text: 'A' },
          { change: 'added', text: 'B' },
        ],
        parts: [],
      },
      { label: 'Open', change: 'added', pieces: [{ change: 'added', text: 'Yes' }], parts: [] },
    ]);
  });
  test('of a first version are all added', () => {
    expect(compare(undefined, { title: 'A', figure: { content: 'X' } }).map(({ change }) => change)).toEqual([
      'added',
      'added',
    ]);
  });
  test('with parts say which of them changed', () => {
    const block = (content: string) => ({ __component: 'text', content });
    const [body] = compare(
      { body: [block('One old sentence of it.'), block('Two.')] },
      { body: [block('Two.'), block('One new sentence of it.')] },
    );
    expect(body?.change).toBe('changed');
    expect(body?.parts.map(({ label, change, isMoved }) => [label, change, isMoved])).toEqual([
      ['text', 'same', false],
      ['text', 'changed', true],
    ]);
  });
});

test.each([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: { document: 'x', of: 'y', title: 'A' } }, { a: { document: 'x', of: 'y', title: 'B' } }, true],
  [{ a: { file: 1, name: 'A' } }, { a: { file: 1, name: 'B' } }, true],
  [{ firstPublishedAt: null }, { firstPublishedAt: '2026-05-03' }, true],
  [{ a: { document: 'x', of: 'y', title: 'A' } }, { a: { document: 'z', of: 'y', title: 'A' } }, false],
  [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, false],
  [{ a: null }, {}, false],
])('the digests of %j and %j are the same: %s', (one, other, isSame) => {
  expect(digestOf(one) === digestOf(other)).toBe(isSame);
});

test.each([
  [{ day: '2026-05-03' }, ['2026-05-03T04:00:00.000Z', '2026-05-04T04:00:00.000Z']],
  [{ day: '2026-05-03', time: '14:30' }, ['2026-05-03T18:30:00.000Z', '2026-05-03T18:31:00.000Z']],
  [{ day: '2026-11-01' }, ['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z']],
  [{ day: '2026-02-30' }, null],
  [{ day: 'yesterday' }, null],
  [{ day: '2026-05-03', time: '24:00' }, null],
  [{}, null],
])('%j in New York is %j', (query, expected) => {
  const asked = askedTime(query, 'America/New_York');
  expect(asked && [asked.from, asked.to]).toEqual(expected);
});
