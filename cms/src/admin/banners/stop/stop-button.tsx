import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { bannerStopWords as words } from '../../words/banner-stop';
import { StopDialog } from './stop-dialog';
import { useMayStop } from './use-may-stop';

interface Props {
  /** The sponsor's documentId; left out: it is chosen in the dialog. */
  sponsor?: string;
  onDone?(): void;
}

/** Opens the dialog that stops all banners of a sponsor. Roles that may not do that don't see it. */
export function StopButton({ sponsor, onDone }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const mayStop = useMayStop();
  if (!mayStop) return null;
  return (
    <>
      <Button size="S" variant="danger-light" onClick={() => setIsOpen(true)}>
        {sponsor ? words.openOwn : words.open}
      </Button>
      {isOpen && (
        <StopDialog
          sponsor={sponsor ?? null}
          onClose={() => {
            setIsOpen(false);
            onDone?.();
          }}
        />
      )}
    </>
  );
}
