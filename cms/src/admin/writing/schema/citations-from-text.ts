import { Extension } from '@tiptap/core';
import type { Node, NodeType } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { findMarks } from '../document/marks-in-text';

/** The part of the document that the transactions touched, in positions of what came out. */
function touched(transactions: readonly Transaction[], doc: Node): { from: number; to: number } | null {
  let from = doc.content.size;
  let to = 0;
  transactions.forEach((transaction, index) => {
    for (const [step, map] of transaction.mapping.maps.entries()) {
      map.forEach((_before, _beforeEnd, start, end) => {
        const rest = [
          transaction.mapping.slice(step + 1),
          ...transactions.slice(index + 1).map(({ mapping }) => mapping),
        ];
        from = Math.min(
          from,
          rest.reduce((pos, mapping) => mapping.map(pos, -1), start),
        );
        to = Math.max(
          to,
          rest.reduce((pos, mapping) => mapping.map(pos, 1), end),
        );
      });
    }
  });
  return from <= to ? { from, to } : null;
}

interface Found {
  from: number;
  to: number;
  mark: string;
  marks: Node['marks'];
}

/** Marks that are text where a chip could be: typed, pasted, or made by deleting what was between. */
function findTyped(doc: Node, range: { from: number; to: number }, citation: NodeType): Found[] {
  const found: Found[] = [];
  doc.nodesBetween(range.from, range.to, (node, pos, parent, index) => {
    const text = node.text;
    if (!text || !parent || node.marks.some(({ type }) => type.name === 'code')) return;
    if (!parent.canReplaceWith(index, index + 1, citation)) return;
    for (const { mark, index: start } of findMarks(text)) {
      found.push({ from: pos + start, to: pos + start + mark.length, mark, marks: node.marks });
    }
  });
  return found;
}

/** What reads as a mark becomes a chip, so that what is shown is what the press will see. */
export const CitationsFromText = Extension.create({
  name: 'citationsFromText',
  addProseMirrorPlugins() {
    const citation = this.editor.schema.nodes.citation;
    return [
      new Plugin({
        appendTransaction(transactions, _before, { doc, tr }) {
          if (!citation || !transactions.some(({ docChanged }) => docChanged)) return null;
          if (transactions.some((transaction) => transaction.getMeta('history$'))) return null;
          const range = touched(transactions, doc);
          if (!range) return null;
          for (const { from, to, mark, marks } of findTyped(doc, range, citation).reverse()) {
            tr.replaceWith(from, to, citation.create({ mark }, null, marks));
          }
          return tr.docChanged ? tr : null;
        },
      }),
    ];
  },
});
