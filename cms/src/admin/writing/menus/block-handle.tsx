import { ArrowDown, ArrowUp, Drag, Trash } from '@strapi/icons';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { styled } from 'styled-components';
import { writingWords as words } from '../../words/writing';
import { moveBlock } from '../schema/move-blocks';
import { Tool } from './tool-bar';

const Handle = styled.div`
  position: absolute;
  inset-inline-end: 0.4rem;
  z-index: 2;
  display: flex;
  flex-direction: column;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};
  @media (max-width: 48rem) {
    /* There is no room beside a block: above the buttons at the foot of the window. */
    position: sticky;
    inset-block: auto 12.8rem;
    flex-direction: row;
    inline-size: max-content;
    margin-inline-start: auto;
  }
`;

/** Where the block begins that the selection is in. */
const blockAt = (editor: Editor): number => {
  const { $from } = editor.state.selection;
  return $from.depth === 0 ? $from.pos : $from.before(1);
};

/** Beside the block that the cursor is in: take hold of it, move it, remove it. */
export function BlockHandle({ editor, container }: { editor: Editor; container: RefObject<HTMLElement | null> }) {
  const { pos, doc } = useEditorState({
    editor,
    selector: () => ({ pos: blockAt(editor), doc: editor.state.doc }),
    // TipTap would compare the documents node by node.
    equalityFn: (one, other) => one.pos === other?.pos && one.doc === other.doc,
  });
  const [top, setTop] = useState<number | null>(null);
  useLayoutEffect(() => {
    const block = doc.nodeAt(pos) ? editor.view.nodeDOM(pos) : null;
    const box = container.current?.getBoundingClientRect();
    setTop(block instanceof HTMLElement && box ? block.getBoundingClientRect().top - box.top : null);
  }, [editor, pos, doc, container]);
  if (top === null) return null;
  const move = (direction: -1 | 1) => {
    const { state, view } = editor;
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
    const moved = moveBlock(view.state, direction);
    if (moved) view.dispatch(moved);
    view.focus();
  };
  return (
    <Handle style={{ insetBlockStart: top }}>
      <Tool
        type="button"
        draggable
        aria-label={words.drag}
        title={words.drag}
        style={{ cursor: 'grab' }}
        onClick={() => {
          editor.commands.setNodeSelection(pos);
          editor.view.focus();
        }}
        onDragStart={(event) => {
          const { view, state } = editor;
          view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', doc.nodeAt(pos)?.textContent ?? '');
          view.dragging = { slice: view.state.selection.content(), move: true };
        }}
      >
        <Drag />
      </Tool>
      <Tool type="button" aria-label={words.moveUp} title={words.moveUp} onClick={() => move(-1)}>
        <ArrowUp />
      </Tool>
      <Tool type="button" aria-label={words.moveDown} title={words.moveDown} onClick={() => move(1)}>
        <ArrowDown />
      </Tool>
      <Tool
        type="button"
        aria-label={words.remove}
        title={words.remove}
        onClick={() => editor.chain().setNodeSelection(pos).deleteSelection().focus().run()}
      >
        <Trash />
      </Tool>
    </Handle>
  );
}
