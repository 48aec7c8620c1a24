import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';

const WAIT_MS = 250;

/** Calls `look` a moment after the text is there, and a moment after it changes. */
export function useAfterChanges(editor: Editor | null, look: () => Promise<void>): void {
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout>;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void latest.current(), WAIT_MS);
    };
    changed();
    editor.on('update', changed);
    return () => {
      clearTimeout(timer);
      editor.off('update', changed);
    };
  }, [editor]);
}
