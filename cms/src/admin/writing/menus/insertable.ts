import type { Editor } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';
import { NodeSelection, Selection } from '@tiptap/pm/state';
import { blockWords } from '../../words/writing';

export interface Insertable {
  id: keyof typeof blockWords;
  /** The component that must be allowed in the zone; none for text. */
  component?: string;
  insert(editor: Editor): void;
}

/** Puts a block where the cursor is: in place of an empty paragraph, or below what the cursor is in. */
function insertBlock({ state, view }: Editor, make: (schema: Editor['schema']) => Node | null | undefined): void {
  const node = make(state.schema);
  if (!node) return;
  const { $from } = state.selection;
  const current =
    $from.depth > 0 ? $from.node(1) : state.selection instanceof NodeSelection ? state.selection.node : null;
  const isEmpty = current?.type.name === 'paragraph' && current.content.size === 0;
  const from = $from.depth === 0 ? $from.pos : $from.before(1);
  const end = from + (current?.nodeSize ?? 0);
  const after = state.doc.nodeAt(end);
  const paragraph = after ? null : state.schema.nodes.paragraph?.create();
  const tr = state.tr.replaceWith(isEmpty ? from : end, end, Fragment.from(paragraph ? [node, paragraph] : [node]));
  const at = isEmpty ? from : end;
  const inside = node.isAtom ? NodeSelection.create(tr.doc, at) : Selection.near(tr.doc.resolve(at + 1));
  view.dispatch(tr.setSelection(inside).scrollIntoView());
  view.focus();
}

const filled = (name: string) => (editor: Editor) =>
  insertBlock(editor, (schema) => schema.nodes[name]?.createAndFill());

/** Three rows and columns: as many as most tables start with. */
function insertTable(editor: Editor): void {
  insertBlock(editor, ({ nodes: { tableBlock, tableCaption, table, tableRow, tableCell } }) => {
    if (!tableBlock || !tableCaption || !table || !tableRow || !tableCell) return null;
    const rows = Array.from({ length: 3 }, () =>
      tableRow.create(
        null,
        Array.from({ length: 3 }, () => tableCell.create()),
      ),
    );
    return tableBlock.create({ headerRow: true }, [tableCaption.create(), table.create(null, rows)]);
  });
}

const setNode =
  (name: string, attrs: Record<string, unknown> = {}) =>
  (editor: Editor) =>
    void editor.chain().focus().setNode(name, attrs).run();
const toggleList = (name: string) => (editor: Editor) => void editor.chain().focus().toggleList(name, 'listItem').run();

export const insertables: readonly Insertable[] = [
  { id: 'heading2', insert: setNode('heading', { level: 2 }) },
  { id: 'heading3', insert: setNode('heading', { level: 3 }) },
  { id: 'citation', insert: (editor) => void editor.chain().focus().insertContent('[@').run() },
  { id: 'figure', component: 'body.figure', insert: filled('figure') },
  { id: 'table', component: 'body.table', insert: insertTable },
  { id: 'keyPoints', component: 'body.key-points', insert: filled('keyPoints') },
  { id: 'questions', component: 'body.questions', insert: filled('questions') },
  { id: 'pullQuote', component: 'body.pull-quote', insert: filled('pullQuote') },
  { id: 'bulletList', insert: toggleList('bulletList') },
  { id: 'orderedList', insert: toggleList('orderedList') },
  { id: 'quote', insert: setNode('quote') },
  { id: 'codeBlock', insert: setNode('codeBlock') },
  { id: 'guideOffer', component: 'body.guide-offer', insert: filled('guideOffer') },
  { id: 'banner', component: 'body.banner', insert: filled('banner') },
];

/** Those whose name, or another word for them, has the query in it. */
export const matching = (query: string, allowed: readonly string[]): Insertable[] => {
  const words = query.toLowerCase();
  return insertables.filter(({ id, component }) => {
    const { label, also } = blockWords[id];
    return (!component || allowed.includes(component)) && `${label} ${also}`.toLowerCase().includes(words);
  });
};
