import { Flex, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { consequencesApi } from '../consequences/consequences-api';
import { UsesList } from '../consequences/lists';
import { commonWords } from '../words/common';
import { inUseWords as words } from '../words/in-use';

/** A dialog of Strapi's with the details of a file, and where in it a part of ours goes. */
interface OpenFile {
  id: number;
  details: Element;
}

/** Strapi's dialogs say of a file its number, under these words. */
const LABEL = 'Asset ID';

/** The details of the file that is open. Strapi has no extension point there: its own text says which file it is. */
function findOpenFile(): OpenFile | null {
  for (const label of document.querySelectorAll('[role="dialog"] *')) {
    if (label.childElementCount > 0 || label.textContent !== LABEL) continue;
    const id = Number(label.nextElementSibling?.textContent);
    // The list of details: each is a label and a value.
    const details = label.parentElement?.parentElement?.parentElement;
    if (Number.isInteger(id) && id > 0 && details) return { id, details };
  }
  return null;
}

function useOpenFile(): OpenFile | null {
  const [open, setOpen] = useState<OpenFile | null>(null);
  useEffect(() => {
    const look = () => {
      const found = findOpenFile();
      setOpen((before) => (before?.id === found?.id && before?.details === found?.details ? before : found));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
    return () => observer.disconnect();
  }, []);
  return open;
}

function Uses({ fileId }: { fileId: number }) {
  const { data, isError } = consequencesApi.useFilesUsedQuery(
    { fileIds: [fileId], folderIds: [] },
    { refetchOnMountOrArgChange: true },
  );
  if (!data) return <Typography textColor="neutral600">{isError ? words.notLoaded : commonWords.loading}</Typography>;
  const uses = data.files[0]?.uses;
  if (!uses) return <Typography textColor="neutral600">{words.unused}</Typography>;
  return (
    <>
      <UsesList title={words.neededBy} list={uses.neededBy} />
      <UsesList title={words.alsoIn} list={uses.alsoIn} />
      <UsesList title={words.inDrafts} list={uses.inDrafts} />
    </>
  );
}

/** In the details of a file: every document that uses it. */
export function FileUses() {
  const open = useOpenFile();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!open) return;
    const element = document.createElement('section');
    element.setAttribute('aria-label', words.title);
    open.details.after(element);
    setPlace(element);
    return () => {
      setPlace(null);
      element.remove();
    };
  }, [open]);
  if (!open || !place) return null;
  return createPortal(
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2} paddingBottom={2}>
      <Typography variant="sigma" textColor="neutral600">
        {words.title}
      </Typography>
      <Uses key={open.id} fileId={open.id} />
    </Flex>,
    place,
  );
}
