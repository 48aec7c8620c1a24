import type { Editor } from '@tiptap/core';
import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react';
import { styled } from 'styled-components';

const Panel = styled.div`
  position: absolute;
  z-index: 4;
  inline-size: max-content;
  min-inline-size: 16rem;
  max-inline-size: min(26rem, calc(100% - 1rem));
  max-block-size: 22rem;
  overflow: auto;
  padding: 0.5rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};
  font-size: 1.4rem;
`;

interface PopoverProps {
  editor: Editor;
  /** The place in the text below which it is shown. */
  at: number;
  container: RefObject<HTMLElement | null>;
  label?: string;
  role?: 'dialog';
  onKeyDown?(event: React.KeyboardEvent): void;
  children: ReactNode;
}

/** A panel below a place in the text, within the field. */
export function Popover({ editor, at, container, label, role, onKeyDown, children }: PopoverProps) {
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const box = container.current?.getBoundingClientRect();
    if (!box || editor.isDestroyed) return;
    const { left, bottom } = editor.view.coordsAtPos(Math.min(at, editor.state.doc.content.size));
    const most = Math.max(8, box.width - 420);
    setPlace({ left: Math.max(8, Math.min(left - box.left, most)), top: bottom - box.top + 6 });
  }, [editor, at, container]);
  return (
    <Panel style={place} role={role} aria-label={role && label} onKeyDown={onKeyDown}>
      {children}
    </Panel>
  );
}
