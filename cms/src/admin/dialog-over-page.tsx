import { Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  onClose(): void;
  /** Strapi’s body and footer of a dialog. */
  children: ReactNode;
}

/** A dialog that is open as long as it is drawn, as wide as a phone has room for. */
export function DialogOverPage({ title, onClose, children }: Props) {
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content style={{ inlineSize: 'min(52rem, calc(100vw - 1.6rem))' }}>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        {children}
      </Modal.Content>
    </Modal.Root>
  );
}
