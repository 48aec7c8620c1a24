import type { Editor } from '@tiptap/core';

interface Place {
  from: number;
  to: number;
}

/** Where the text refers to a pasted footnote, from the end to the beginning, so that each can be replaced in turn. */
export function findReferences(editor: Editor, footnote: string): Place[] {
  const places: Place[] = [];
  editor.state.doc.descendants((node, pos) => {
    const isIt = node.marks.some(({ type, attrs }) => type.name === 'pastedFootnote' && attrs.footnote === footnote);
    if (isIt) places.push({ from: pos, to: pos + node.nodeSize });
  });
  return places.reverse();
}

/** Cites a source in place of each reference to a footnote. */
export function citeInstead(editor: Editor, footnote: string, citeKey: string): void {
  const { tr, schema } = editor.state;
  for (const { from, to } of findReferences(editor, footnote)) {
    const chip = schema.nodes.citation?.create({ mark: `[@${citeKey}]` });
    if (chip) tr.replaceWith(from, to, chip);
  }
  editor.view.dispatch(tr);
}

/** Leaves `[1]` as plain text, or removes it. */
export function settleReferences(editor: Editor, footnote: string, how: 'text' | 'remove'): void {
  const { tr, schema } = editor.state;
  for (const { from, to } of findReferences(editor, footnote)) {
    if (how === 'remove') tr.delete(from, to);
    else if (schema.marks.pastedFootnote) tr.removeMark(from, to, schema.marks.pastedFootnote);
  }
  editor.view.dispatch(tr);
}
