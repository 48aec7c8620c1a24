import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';

const isText = (node: Node) => node.type.isInGroup('textBlock');

function originsOf(doc: Node): Set<unknown> {
  const origins = new Set<unknown>();
  doc.forEach((node) => {
    origins.add(node.attrs.origin);
  });
  return origins;
}

/** Where each component's first text block came to be, of those whose mark is gone from the document. */
function lostOrigins(transactions: readonly Transaction[], before: Node, after: Node): Map<number, string> {
  const present = originsOf(after);
  const lost = new Map<number, string>();
  before.forEach((node, offset) => {
    const { origin } = node.attrs;
    if (typeof origin !== 'string' || present.has(origin) || !isText(node)) return;
    present.add(origin);
    const inside = transactions.reduce((pos, { mapping }) => mapping.map(pos, 1), offset + 1);
    lost.set(after.resolve(Math.min(inside, after.content.size)).before(1), origin);
  });
  return lost;
}

/**
 * Commands that make a list of a paragraph, or a heading, know nothing of the mark that says which stored component a text
 * is: without it the component would be deleted, and another stored in its place.
 */
export const KeepOrigins = Extension.create({
  name: 'keepOrigins',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, { doc: before }, { doc, tr }) {
        if (before.eq(doc) || doc.content.size === 0) return null;
        for (const [pos, origin] of lostOrigins(transactions, before, doc)) {
          const node = doc.nodeAt(pos);
          if (node && isText(node) && node.attrs.origin === null) tr.setNodeAttribute(pos, 'origin', origin);
        }
        return tr.docChanged ? tr : null;
      },
    }),
  ],
});
