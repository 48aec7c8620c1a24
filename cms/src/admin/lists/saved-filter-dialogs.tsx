import { Button, Checkbox, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { SavedFilter } from '../../lists/contract';
import { errorMessage } from '../error-message';
import { commonWords } from '../words/common';
import { filterWords as words } from '../words/lists';
import { listsApi } from './lists-api';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

const FilterDialog = ({ title, onClose, children }: DialogProps) => (
  <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
    <Modal.Content>
      <Modal.Header>
        <Modal.Title>{title}</Modal.Title>
      </Modal.Header>
      {children}
    </Modal.Content>
  </Modal.Root>
);

interface SaveProps {
  contentType: string;
  query: string;
  onClose(): void;
}

/** Names what a list shows now, to have it again. */
export function SaveFilterDialog({ contentType, query, onClose }: SaveProps) {
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [save, { isLoading }] = listsApi.useSaveFilterMutation();
  const { toggleNotification } = useNotification();
  const form = useId();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await save({ contentType, name, query, isShared });
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.notSaved) });
      return;
    }
    toggleNotification({ type: 'success', message: words.saved(name.trim()) });
    onClose();
  };

  return (
    <FilterDialog title={words.saveTitle} onClose={onClose}>
      <Modal.Body>
        <form id={form} onSubmit={(event) => void submit(event)}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography textColor="neutral600">{words.saveAbout}</Typography>
            <Field.Root hint={words.nameHint} required>
              <Field.Label>{words.name}</Field.Label>
              <TextInput value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
              <Field.Hint />
            </Field.Root>
            <Checkbox checked={isShared} onCheckedChange={(checked) => setShared(checked === true)}>
              {words.share}
            </Checkbox>
          </Flex>
        </form>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button type="submit" form={form} disabled={!name.trim()} loading={isLoading}>
          {words.saveButton}
        </Button>
      </Modal.Footer>
    </FilterDialog>
  );
}

/** The filters that someone has saved, each to be deleted. */
export function DeleteFilterDialog({ filters, onClose }: { filters: readonly SavedFilter[]; onClose(): void }) {
  const [remove, { isLoading }] = listsApi.useDeleteFilterMutation();
  const { toggleNotification } = useNotification();
  const removeOne = async (id: number) => {
    const answer = await remove({ id });
    if ('error' in answer)
      toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.notDeleted) });
  };
  return (
    <FilterDialog title={words.manageTitle} onClose={onClose}>
      <Modal.Body>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {filters.map(({ id, name }) => (
            <Flex key={id} tag="li" justifyContent="space-between" gap={4}>
              <Typography style={{ overflowWrap: 'anywhere' }}>{name}</Typography>
              <Button
                variant="danger-light"
                size="S"
                startIcon={<Trash aria-hidden />}
                aria-label={words.deleteOne(name)}
                disabled={isLoading}
                onClick={() => void removeOne(id)}
              >
                {words.deleteButton}
              </Button>
            </Flex>
          ))}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {commonWords.close}
        </Button>
      </Modal.Footer>
    </FilterDialog>
  );
}
