import type { Editor } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  isInTable,
  moveTableColumn,
  moveTableRow,
  selectedRect,
} from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import { tableWords as words } from '../../words/writing';
import { Tool, ToolBar } from './tool-bar';

type Command = (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean;

const moveRow =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { top, bottom, map } = selectedRect(state);
    const to = by < 0 ? top - 1 : bottom;
    return to >= 0 && to < map.height && moveTableRow({ from: top, to })(state, dispatch);
  };
const moveColumn =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { left, right, map } = selectedRect(state);
    const to = by < 0 ? left - 1 : right;
    return to >= 0 && to < map.width && moveTableColumn({ from: left, to })(state, dispatch);
  };

const commands: readonly [label: string, sign: string, command: Command][] = [
  [words.rowAbove, '↑+', addRowBefore],
  [words.rowBelow, '↓+', addRowAfter],
  [words.columnBefore, '←+', addColumnBefore],
  [words.columnAfter, '→+', addColumnAfter],
  [words.rowUp, '⇧', moveRow(-1)],
  [words.rowDown, '⇩', moveRow(1)],
  [words.columnLeft, '⇦', moveColumn(-1)],
  [words.columnRight, '⇨', moveColumn(1)],
  [words.deleteRow, '−↔', deleteRow],
  [words.deleteColumn, '−↕', deleteColumn],
];

/** The table that the cursor is in. */
function tableOf({ selection: { $from } }: EditorState): { pos: number; headerRow: unknown } | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === 'tableBlock') return { pos: $from.before(depth), headerRow: node.attrs.headerRow };
  }
  return null;
}

/** Rows and columns, while the cursor is in a table. */
export function TableTools({ editor }: { editor: Editor }) {
  const state = useEditorState({
    editor,
    selector: () => ({ table: tableOf(editor.state), isInCell: isInTable(editor.state) }),
  });
  const { table } = state;
  if (!table) return null;
  return (
    <ToolBar label={words.tools}>
      <Tool
        type="button"
        aria-pressed={table.headerRow === true}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() =>
          editor.view.dispatch(editor.state.tr.setNodeAttribute(table.pos, 'headerRow', table.headerRow !== true))
        }
      >
        {words.headerRow}
      </Tool>
      {state.isInCell &&
        commands.map(([label, sign, command]) => (
          <Tool
            key={label}
            type="button"
            aria-label={label}
            title={label}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              command(editor.state, (tr) => editor.view.dispatch(tr));
              editor.view.focus();
            }}
          >
            {sign}
          </Tool>
        ))}
    </ToolBar>
  );
}
