import { Button, Dialog, Typography } from '@strapi/design-system';
import { conflictWords as words } from '../words/conflicts';

interface DeletedDialogProps {
  /** Undefined: there can be no other, as of the home page. */
  onCopy: (() => void) | undefined;
  onClose(): void;
}

/** After a save that was refused because someone else deleted the document. */
export function DeletedDialog({ onCopy, onClose }: DeletedDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{words.deletedTitle}</Dialog.Header>
        <Dialog.Body>
          <Typography textAlign="center">{words.deleted}</Typography>
        </Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="tertiary" onClick={onClose}>
            {words.stay}
          </Button>
          {onCopy && (
            <Button fullWidth onClick={onCopy}>
              {words.copy}
            </Button>
          )}
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
