import type { Editor } from '@tiptap/core';
import { type RefObject, useEffect } from 'react';
import { writingWords } from '../../words/writing';
import { Choices, type KeyTaker } from './choices';
import { Popover } from './popover';
import { insertChoices } from './trigger-menu';

interface InsertMenuProps {
  editor: Editor;
  container: RefObject<HTMLElement | null>;
  allowed: readonly string[];
  onKeys(take: KeyTaker | null): void;
  onClose(): void;
}

/** What the toolbar's “Insert” opens: the same as `/`, for those who haven’t read of it. */
export function InsertMenu({ editor, container, allowed, onKeys, onClose }: InsertMenuProps) {
  useEffect(() => {
    editor.commands.focus();
    const close = () => onClose();
    editor.on('update', close);
    return () => {
      editor.off('update', close);
    };
  }, [editor, onClose]);
  return (
    <Popover editor={editor} at={editor.state.selection.from} container={container}>
      <Choices
        label={writingWords.insertMenu}
        choices={insertChoices(editor, { query: '', allowed, before: onClose })}
        empty={writingWords.nothingFound}
        focused={editor.view.dom}
        onKeys={onKeys}
      />
    </Popover>
  );
}
