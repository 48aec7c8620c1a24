import {
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { errorMessage } from '../error-message';
import { commonWords } from '../words/common';
import { releaseWords as words } from '../words/releases';
import { releasesApi } from './releases-api';

const NEW = 'new';

interface AddFormProps {
  model: string;
  documentIds: string[];
  onAdded(): void;
  onClose(): void;
}

/** Which release documents are added to: one to come, or a new one. */
export function AddForm({ model, documentIds, onAdded, onClose }: AddFormProps) {
  const {
    data: releases = [],
    isLoading,
    isError,
  } = releasesApi.useOpenReleasesQuery(undefined, { refetchOnMountOrArgChange: true });
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState('');
  const [add, { error, isLoading: isAdding }] = releasesApi.useAddToReleaseMutation();
  const { toggleNotification } = useNotification();
  // Where there is none, there is nothing to choose from.
  const isNew = chosen === NEW || (!isLoading && releases.length === 0);
  const isReady = isNew ? name.trim() !== '' : chosen !== '';

  const save = async () => {
    const to = isNew ? { name: name.trim() } : { documentId: chosen };
    const answer = await add({ contentType: model, documentIds, to });
    if ('error' in answer) return;
    toggleNotification({ type: 'success', message: words.added(documentIds.length) });
    onAdded();
    onClose();
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">{words.about}</Typography>
          {releases.length > 0 && (
            <Field.Root width="100%" name="release">
              <Field.Label>{words.release}</Field.Label>
              <SingleSelect placeholder={words.choose} value={chosen} onChange={(value) => setChosen(String(value))}>
                {releases.map(({ documentId, name: called }) => (
                  <SingleSelectOption key={documentId} value={documentId}>
                    {called || commonWords.untitled}
                  </SingleSelectOption>
                ))}
                <SingleSelectOption value={NEW}>{words.createNew}</SingleSelectOption>
              </SingleSelect>
            </Field.Root>
          )}
          {isNew && (
            <Field.Root width="100%" name="name">
              <Field.Label>{words.name}</Field.Label>
              <TextInput value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
            </Field.Root>
          )}
          {(isError || error) && (
            <Typography role="alert" textColor="danger600" style={{ whiteSpace: 'pre-line' }}>
              {isError ? words.notLoaded : errorMessage(error, words.notAdded)}
            </Typography>
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button disabled={!isReady} loading={isAdding} onClick={() => void save()}>
          {words.add}
        </Button>
      </Modal.Footer>
    </>
  );
}
