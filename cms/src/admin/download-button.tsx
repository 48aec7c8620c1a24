import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

/** Saves what the cms answers as a file. A plain link could not: the cms wants to know who asks. */
export function DownloadButton({ path, fileName, children }: { path: string; fileName: string; children: string }) {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isFetching, setIsFetching] = useState(false);
  const save = async () => {
    setIsFetching(true);
    try {
      const { data } = await get(path, { responseType: 'blob' });
      const address = URL.createObjectURL(data);
      Object.assign(document.createElement('a'), { href: address, download: fileName }).click();
      URL.revokeObjectURL(address);
    } catch {
      toggleNotification({
        type: 'danger',
        message: `${fileName} was not saved: the cms did not send it. Reload the page and try again.`,
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
