import { useFetchClient } from '@strapi/strapi/admin';
import { SaveButton } from './save-button';

/** Saves what lies at a path of the cms as a file. */
export function DownloadButton({ path, fileName, children }: { path: string; fileName: string; children: string }) {
  const { get } = useFetchClient();
  return (
    <SaveButton fileName={fileName} fetchFile={async () => (await get(path, { responseType: 'blob' })).data}>
      {children}
    </SaveButton>
  );
}
