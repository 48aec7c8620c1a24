import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { numberKeys } from '../../src/admin/writing/citations/numbers.ts';
import type { Component } from '../../src/admin/writing/document/component-kinds.ts';
import { readZone } from '../../src/admin/writing/document/zone.ts';
import { blockErrors } from '../../src/admin/writing/field/errors.ts';
import { limitsOf } from '../../src/admin/writing/field/limits.ts';
import { findMatches, nextMatch, replaceMatches } from '../../src/admin/writing/menus/find.ts';
import { matching } from '../../src/admin/writing/menus/insertable.ts';
import { moveBlock } from '../../src/admin/writing/schema/move-blocks.ts';
import { schemaExtensions } from '../../src/admin/writing/schema/nodes.ts';

const schema = getSchema(schemaExtensions);

const text = (words: string): Component => ({
  __component: 'body.rich-text',
  content: [{ type: 'paragraph', children: [{ type: 'text', text: words }] }],
});
const points = (...words: string[]): Component => ({
  __component: 'body.key-points',
  points: words.map((one) => ({ text: one })),
});

const documentOf = (...components: Component[]) => Node.fromJSON(schema, readZone(components).document);

/** A document with the cursor in the text that says this. */
function cursorIn(doc: Node, words: string): EditorState {
  const [match] = findMatches(doc, words);
  if (!match) throw new Error(`Nothing says “${words}”.`);
  return EditorState.create({ doc, selection: TextSelection.create(doc, match.from) });
}

const linesOf = (doc: Node): string[] => {
  const lines: string[] = [];
  doc.descendants((node) => {
    if (node.isTextblock && node.textContent) lines.push(node.textContent);
  });
  return lines;
};

describe('Alt+Shift+↓', () => {
  test('moves a paragraph below the block under it', () => {
    const moved = moveBlock(cursorIn(documentOf(text('First.'), points('Point.')), 'First.'), 1);
    expect(moved && linesOf(moved.doc)).toEqual(['Point.', 'First.']);
    expect(moved?.selection.$from.parent.textContent).toBe('First.');
  });

  test('moves a key point among its like, and the whole block from its end', () => {
    const state = cursorIn(documentOf(points('One.', 'Two.'), text('Below.')), 'One.');
    const once = moveBlock(state, 1);
    expect(once && linesOf(once.doc)).toEqual(['Two.', 'One.', 'Below.']);
    const twice = once && moveBlock(state.apply(once), 1);
    expect(twice && linesOf(twice.doc)).toEqual(['Below.', 'Two.', 'One.']);
  });

  test('leaves the last block where it is', () => {
    expect(moveBlock(cursorIn(documentOf(text('Only.')), 'Only.'), 1)).toBeNull();
  });
});

describe('find and replace', () => {
  const doc = documentOf(text('Asbestos and asbestos.'), points('No ASBESTOS here.'));

  test('finds words in every block, whatever their case', () => {
    expect(findMatches(doc, 'asbestos')).toHaveLength(3);
    expect(findMatches(doc, '')).toEqual([]);
  });

  test('goes round at the end, and at the beginning', () => {
    const matches = findMatches(doc, 'asbestos');
    expect(nextMatch(matches, matches[2]?.from ?? 0, 1)).toBe(0);
    expect(nextMatch(matches, matches[0]?.from ?? 0, -1)).toBe(2);
  });

  test('replaces all at once', () => {
    const { tr } = EditorState.create({ doc });
    const replaced = replaceMatches(tr, findMatches(doc, 'asbestos'), 'talc').doc;
    expect(linesOf(replaced)).toEqual(['talc and talc.', 'No talc here.']);
  });
});

test('sources are numbered in the order in which they are first cited', () => {
  const numbers = numberKeys(['[@b2020; @a2019]', '[@a2019, table 2]', '[@c2021]']);
  expect([...numbers]).toEqual([
    ['b2020', 1],
    ['a2019', 2],
    ['c2021', 3],
  ]);
});

test('errors of the form are shown at the block they are about, with the name of what they are about', () => {
  const errors = [undefined, { points: [{ text: 'This value is required.' }] }, 'Block 3 cites an unknown source.'];
  expect([...blockErrors(errors, [0, 2, 3])]).toEqual([
    [2, ['Text: This value is required.']],
    [3, ['Block 3 cites an unknown source.']],
  ]);
  expect(blockErrors('This value is required.', [0])).toEqual(new Map());
});

test('limits are those of the components’ schemas', () => {
  const limits = limitsOf({
    'body.key-point': { attributes: { text: { type: 'text', maxLength: 280 } } },
    'body.key-points': { attributes: { points: { max: 8 } } },
  });
  expect([...limits]).toEqual([
    ['keyPoint', 280],
    ['keyPoints', 8],
  ]);
});

test('the insert menu offers what the zone allows, by other names too', () => {
  expect(matching('faq', ['body.questions']).map(({ id }) => id)).toEqual(['questions']);
  expect(matching('faq', [])).toEqual([]);
});
