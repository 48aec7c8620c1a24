import { Button, Modal, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { errorMessage } from '../../error-message';
import { commonWords } from '../../words/common';

interface DataSubjectDialogProps {
  title: string;
  /** What was done; null: nothing yet. */
  done: ReactNode;
  error: unknown;
  /** Said when the system did not say why. */
  usual: string;
  /** The button that does it. */
  action: ReactNode;
  children: ReactNode;
  onClose(): void;
}

/** Something that is done for a person: what it means, what was chosen, and what came of it. */
export function DataSubjectDialog({ title, done, error, usual, action, children, onClose }: DataSubjectDialogProps) {
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {!done && children}
          <div aria-live="polite">
            {done}
            {Boolean(error) && (
              <Typography tag="p" textColor="danger600" paddingTop={3}>
                {errorMessage(error, usual)}
              </Typography>
            )}
          </div>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{done ? commonWords.close : commonWords.cancel}</Button>
          </Modal.Close>
          {!done && action}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
