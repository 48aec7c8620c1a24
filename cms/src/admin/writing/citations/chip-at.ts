import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import type { KeyboardEvent, MouseEvent } from 'react';

/** A chip that is clicked, or chosen with the arrow keys and opened with Enter. */
export function chipAt(editor: Editor, event: MouseEvent | KeyboardEvent): number | null {
  const { selection } = editor.state;
  if (event.type === 'click') {
    const chip = event.target instanceof Element ? event.target.closest('.citation') : null;
    return chip ? editor.view.posAtDOM(chip, 0) : null;
  }
  const isChip = selection instanceof NodeSelection && selection.node.type.name === 'citation';
  return isChip ? selection.from : null;
}
