import { Extension } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';

/** Parts that move among their like; at the end of them, the whole block moves. */
const parts = new Set(['listItem', 'keyPoint', 'question', 'tableRow']);

/** The depths of what may be moved, the innermost first. */
function* movableDepths({ selection: { $from } }: EditorState): Generator<number> {
  for (let depth = $from.depth; depth > 1; depth -= 1) if (parts.has($from.node(depth).type.name)) yield depth;
  yield 1;
}

/** Moves what the selection is in, up or down among its neighbors. @returns null when it is the first, or the last. */
export function moveBlock(state: EditorState, direction: -1 | 1): Transaction | null {
  const { $from } = state.selection;
  for (const depth of movableDepths(state)) {
    const parent = $from.node(depth - 1);
    const index = $from.index(depth - 1);
    const node = parent.maybeChild(index);
    const neighbor = parent.maybeChild(index + direction);
    if (node && neighbor) {
      const start = $from.posAtIndex(index, depth - 1);
      const first = direction < 0 ? start - neighbor.nodeSize : start;
      const swapped = direction < 0 ? [node, neighbor] : [neighbor, node];
      const tr = state.tr.replaceWith(first, first + node.nodeSize + neighbor.nodeSize, Fragment.from(swapped));
      const moved = direction < 0 ? -neighbor.nodeSize : neighbor.nodeSize;
      const { anchor, head } = state.selection;
      const selection =
        state.selection instanceof NodeSelection
          ? NodeSelection.create(tr.doc, anchor + moved)
          : TextSelection.create(tr.doc, anchor + moved, head + moved);
      return tr.setSelection(selection).scrollIntoView();
    }
  }
  return null;
}

/** Alt+Shift+↑ and ↓ move; Esc takes hold of the block, so that Delete removes it whole. */
export const MoveBlocks = Extension.create({
  name: 'moveBlocks',
  addKeyboardShortcuts() {
    const move = (direction: -1 | 1) => () => {
      const tr = moveBlock(this.editor.state, direction);
      if (tr) this.editor.view.dispatch(tr);
      return true;
    };
    return {
      'Alt-Shift-ArrowUp': move(-1),
      'Alt-Shift-ArrowDown': move(1),
      Escape: () => {
        const { selection } = this.editor.state;
        if (selection instanceof NodeSelection && selection.$from.depth === 0) return false;
        return this.editor.commands.setNodeSelection(selection.$from.before(1));
      },
    };
  },
});
