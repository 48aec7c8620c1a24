import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Component } from '../../src/admin/writing/document/component-kinds.ts';
import { markOrder } from '../../src/admin/writing/document/inline.ts';
import { children, type NodeJson, nodeOf } from '../../src/admin/writing/document/node-json.ts';
import { readZone, writeZone } from '../../src/admin/writing/document/zone.ts';
import { schemaExtensions } from '../../src/admin/writing/schema/nodes.ts';
import { anyComponents, anyDocument, anyWord } from '../fixtures/random-bodies.ts';

const schema = getSchema(schemaExtensions);
const runs = { numRuns: 1000 };

/** What ProseMirror makes of a document, which must be in its own form already. */
const throughProseMirror = (document: NodeJson): NodeJson => {
  const node = Node.fromJSON(schema, document);
  node.check();
  return node.toJSON();
};

/** Without the marks that say which component a node was made from. */
const withoutOrigins = (node: NodeJson): NodeJson => ({
  ...node,
  ...(node.attrs && 'origin' in node.attrs && { attrs: { ...node.attrs, origin: null } }),
  ...(node.content && { content: node.content.map(withoutOrigins) }),
});

const paragraph = (text: string, origin: string | null = null) =>
  nodeOf('paragraph', { origin, other: null }, text ? [{ type: 'text', text }] : []);
const richText = (id: number, ...texts: string[]): Component => ({
  id,
  __component: 'body.rich-text',
  __temp_key__: `a${id}`,
  content: texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })),
});
const textOf = (component: Component | undefined) => JSON.stringify(component?.content);

/** The document with the text in place of what the first paragraph of the n-th component says. */
const retyped = (document: NodeJson, at: number, text: string): NodeJson => ({
  ...document,
  content: children(document).map((node, index) =>
    index === at ? { ...paragraph(text), attrs: node.attrs ?? {} } : node,
  ),
});

describe('a body opened in the writing field', () => {
  test('is stored byte for byte as an API client wrote it, as long as no one changes it', () => {
    fc.assert(
      fc.property(anyComponents, (components) => {
        const before = JSON.stringify(components);
        const { document, originals } = readZone(components);
        expect(JSON.stringify(writeZone(throughProseMirror(document), originals))).toBe(before);
      }),
      runs,
    );
  });

  test('is the same document again after it was stored', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(throughProseMirror(document)).toEqual(document);
        const stored = writeZone(document, new Map());
        const again = readZone(JSON.parse(JSON.stringify(stored))).document;
        expect(withoutOrigins(throughProseMirror(again))).toEqual(document);
      }),
      runs,
    );
  });

  test('has one changed component when one word was typed, and the others are the same objects', () => {
    fc.assert(
      fc.property(anyComponents, anyWord, fc.nat(), (components, word, choice) => {
        const { document, originals } = readZone(components);
        const paragraphs = children(document).flatMap((node, index) => (node.type === 'paragraph' ? [index] : []));
        const at = paragraphs[choice % paragraphs.length];
        fc.pre(at !== undefined && components.length > 0);
        const written = writeZone(throughProseMirror(retyped(document, at ?? 0, word)), originals);
        expect(written.map(({ id }) => id)).toEqual(components.map(({ id }) => id));
        const changed = written.filter((component, index) => component !== components[index]);
        expect(changed).toHaveLength(1);
        expect(textOf(changed[0])).toContain(word);
      }),
      runs,
    );
  });
});

describe('text blocks that follow each other', () => {
  test('are one rich text when they are new', () => {
    const [only, ...rest] = writeZone(nodeOf('doc', null, [paragraph('One.'), paragraph('Two.')]), new Map());
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ __component: 'body.rich-text', __temp_key__: 'new:0' });
    expect(only?.content).toHaveLength(2);
  });

  test('stay apart when they were several, and what is typed between them joins the one above', () => {
    const stored = [richText(1, 'One.'), richText(2, 'Two.')];
    const { document, originals } = readZone(stored);
    const [one, two] = children(document);
    if (!one || !two) throw new Error('Both texts are shown.');
    const [first, second, ...rest] = writeZone(nodeOf('doc', null, [one, paragraph('Typed.'), two]), originals);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ id: 1 });
    expect(textOf(first)).toContain('Typed.');
    expect(second).toBe(stored[1]);
  });

  test('are two when something is put between them, and only the first is the stored one', () => {
    const { document, originals } = readZone([richText(1, 'One.', 'Two.')]);
    const [one, two] = children(document);
    if (!one || !two) throw new Error('Both paragraphs are shown.');
    const banner = nodeOf('banner', { placement: 'article-inline', origin: null });
    const written = writeZone(nodeOf('doc', null, [one, banner, two]), originals);
    expect(written.map(({ id }) => id)).toEqual([1, undefined, undefined]);
  });

  test('leave no empty text behind', () => {
    expect(writeZone(nodeOf('doc', null, [paragraph('')]), new Map())).toEqual([]);
    expect(writeZone(readZone([]).document, new Map())).toEqual([]);
  });
});

describe('of a block', () => {
  const points: Component = {
    id: 1,
    __component: 'body.key-points',
    points: [
      { id: 11, text: 'One.' },
      { id: 12, text: 'Two.' },
    ],
  };

  test('parts keep their ids when they change places, and a copy is a new one', () => {
    const { document, originals } = readZone([points]);
    const [block] = children(document);
    if (!block) throw new Error('The key points are shown.');
    const [one, two] = children(block);
    if (!one || !two) throw new Error('Both points are shown.');
    const [written] = writeZone(nodeOf('doc', null, [{ ...block, content: [two, one, one] }]), originals);
    expect(written).toMatchObject({
      id: 1,
      points: [
        { id: 12, text: 'Two.' },
        { id: 11, text: 'One.' },
        { __temp_key__: 'new:2', text: 'One.' },
      ],
    });
  });

  test('a copy is a new block', () => {
    const { document, originals } = readZone([points]);
    const [block] = children(document);
    if (!block) throw new Error('The key points are shown.');
    const [first, second] = writeZone(nodeOf('doc', null, [block, block]), originals);
    expect(first).toBe(points);
    expect(second).toMatchObject({
      __temp_key__: 'new:1',
      points: [{ __temp_key__: 'new:0' }, { __temp_key__: 'new:1' }],
    });
    expect(second).not.toHaveProperty('id');
  });

  test('an optional text that is emptied is none, a required one is empty', () => {
    const { document, originals } = readZone([
      { id: 1, __component: 'body.pull-quote', text: 'Said.', attribution: 'Someone' },
    ]);
    const emptied = children(document).map((node) => ({
      ...node,
      content: children(node).map(({ type }) => nodeOf(type, null)),
    }));
    expect(writeZone(nodeOf('doc', null, emptied), originals)).toEqual([
      { id: 1, __component: 'body.pull-quote', text: '', attribution: null },
    ]);
  });
});

test('a node that “undo” brings back from before a save is a new component', () => {
  const before = readZone([richText(1, 'Before.')], 'first');
  const after = readZone([richText(2, 'After.')], 'second');
  const written = writeZone(
    nodeOf('doc', null, [
      ...children(after.document),
      nodeOf('banner', { placement: null, origin: null }),
      ...children(before.document),
    ]),
    after.originals,
  );
  expect(written.map(({ id }) => id)).toEqual([2, undefined, undefined]);
});

test('marks are sorted by ProseMirror as they are written', () => {
  // The mark of pasted footnotes isn’t stored.
  expect(Object.keys(schema.marks)).toEqual([...markOrder, 'pastedFootnote']);
});
