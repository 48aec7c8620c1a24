import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { commonWords } from './words/common';

interface SaveButtonProps {
  fileName: string;
  fetchFile(): Promise<Blob>;
  /** Called when it was saved. */
  onSaved?(): void;
  children: string;
}

/** Saves what the cms answers as a file. A plain link could not: the cms wants to know who asks. */
export function SaveButton({ fileName, fetchFile, onSaved, children }: SaveButtonProps) {
  const { toggleNotification } = useNotification();
  const [isFetching, setIsFetching] = useState(false);
  const save = async () => {
    setIsFetching(true);
    try {
      const address = URL.createObjectURL(await fetchFile());
      Object.assign(document.createElement('a'), { href: address, download: fileName }).click();
      URL.revokeObjectURL(address);
      onSaved?.();
    } catch {
      toggleNotification({
        type: 'danger',
        message: commonWords.fileNotSaved(fileName),
      });
    } finally {
      setIsFetching(false);
    }
  };
  return (
    <Button variant="tertiary" startIcon={<Download />} loading={isFetching} onClick={() => void save()}>
      {children}
    </Button>
  );
}
