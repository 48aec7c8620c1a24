import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import { addRowAfter, goToNextCell } from '@tiptap/pm/tables';

/** Lines after which Enter goes on to the next. */
const lines = new Set([
  'figureCaption',
  'figureCredit',
  'figureAlt',
  'pullQuoteText',
  'pullQuoteAttribution',
  'tableCaption',
  'questionText',
]);

/**
 * Goes to an empty paragraph below the block that the selection is in, and makes it if there is none.
 * @param empty what is removed on the way: a part that was begun, and left empty.
 */
export function leaveBlock({ state, view }: Editor, empty?: { from: number; to: number }): boolean {
  const { $from } = state.selection;
  if ($from.depth === 0) return false;
  const next = state.doc.nodeAt($from.after(1));
  const tr = empty ? state.tr.delete(empty.from, empty.to) : state.tr;
  const after = tr.mapping.map($from.after(1));
  if (next?.type.name !== 'paragraph' || next.content.size > 0) {
    const paragraph = state.schema.nodes.paragraph?.create();
    if (!paragraph) return false;
    tr.insert(after, paragraph);
  }
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}

/** From a line to the next text in the same block, or out of it. */
function nextLine(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from } = state.selection;
  const next = Selection.findFrom(state.doc.resolve($from.after()), 1, true);
  if (!next || next.from > $from.end(1)) return leaveBlock(editor);
  view.dispatch(state.tr.setSelection(next).scrollIntoView());
  return true;
}

function splitPoint(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const isLastAndEmpty = $from.parent.content.size === 0 && $from.index(1) === $from.node(1).childCount - 1;
  if (!isLastAndEmpty || $from.node(1).childCount === 1) return editor.commands.splitBlock({ keepMarks: false });
  return leaveBlock(editor, { from: $from.before(), to: $from.after() });
}

const depthOf = ({ selection: { $from } }: EditorState, name: string): number => {
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === name) return depth;
  return 0;
};

const isEmptyParagraph = (node: Node) => node.type.name === 'paragraph' && node.content.size === 0;

/** On an empty last line of an answer, Enter begins the next question. */
function nextQuestion({ state, view, schema }: Editor): boolean {
  const { $from } = state.selection;
  const answer = depthOf(state, 'answer');
  if (!answer || $from.depth !== answer + 1 || !isEmptyParagraph($from.parent)) return false;
  const { childCount } = $from.node(answer);
  if (childCount < 2 || $from.index(answer) !== childCount - 1) return false;
  const question = schema.nodes.question?.createAndFill();
  if (!question) return false;
  const after = $from.after(answer - 1);
  const tr = state.tr.insert(after, question).delete($from.before(), $from.after());
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(after, -1) + 1))).scrollIntoView());
  return true;
}

/** An empty question that is not the only one goes; so does a whole block whose texts are all empty. */
function removeEmpty({ state, view }: Editor): boolean {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const question = depthOf(state, 'question');
  const hasOthers = question > 0 && $from.node(question - 1).childCount > 1;
  const depth = hasOthers ? question : 1;
  const node = $from.depth > 0 ? $from.node(depth) : null;
  const isFirst = node && $from.pos - $from.start(depth) <= $from.depth - depth;
  if (!node?.type.isInGroup('component') && depth === 1) return false;
  if (!isFirst || node?.textContent || (depth === 1 && node?.attrs.image)) return false;
  const tr = state.tr.delete($from.before(depth), $from.after(depth));
  const paragraph = state.schema.nodes.paragraph;
  if (depth === 1 && paragraph) tr.insert($from.before(1), paragraph.create());
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve($from.before(depth)), -1)).scrollIntoView());
  return true;
}

/** In a table, Enter goes to the cell below, and makes a row where there is none. */
function cellBelow({ state, view }: Editor): boolean {
  const row = depthOf(state, 'tableRow');
  if (!row) return false;
  const { $from } = state.selection;
  const column = $from.index(row);
  const isLast = $from.index(row - 1) === $from.node(row - 1).childCount - 1;
  if (isLast) addRowAfter(state, (tr) => view.dispatch(tr));
  const below = view.state.doc.resolve($from.after(row));
  const cell = below.posAtIndex(below.index(), below.depth) + 1;
  const target = view.state.doc.resolve(cell).posAtIndex(column) + 1;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, target)).scrollIntoView());
  return true;
}

/** In the last cell, Tab makes a row. */
function nextCell(editor: Editor): boolean {
  if (!depthOf(editor.state, 'tableCell')) return false;
  const dispatch = editor.view.dispatch.bind(editor.view);
  if (goToNextCell(1)(editor.state, dispatch)) return true;
  addRowAfter(editor.state, dispatch);
  return goToNextCell(1)(editor.state, dispatch);
}

/** Enter, Tab and Backspace in blocks that have lines of their own. */
export const FieldKeys = Extension.create({
  name: 'fieldKeys',
  priority: 200,
  addKeyboardShortcuts() {
    const { editor } = this;
    const parent = () => editor.state.selection.$from.parent.type.name;
    return {
      Enter: () => {
        if (!editor.state.selection.empty && parent() !== 'keyPoint') return false;
        if (parent() === 'keyPoint') return splitPoint(editor);
        if (parent() === 'tableCell') return cellBelow(editor);
        return lines.has(parent()) ? nextLine(editor) : nextQuestion(editor);
      },
      Tab: () => nextCell(editor),
      // Mod+Enter is Strapi’s, and saves.
      'Alt-Enter': () => leaveBlock(editor),
      Backspace: () => removeEmpty(editor),
    };
  },
});
