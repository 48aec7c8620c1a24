import { type ContentManagerPlugin, useDocumentRBAC } from '@strapi/content-manager/strapi-admin';
import {
  Button,
  Checkbox,
  Combobox,
  ComboboxOption,
  Field,
  Flex,
  Modal,
  MultiSelect,
  MultiSelectOption,
  Typography,
} from '@strapi/design-system';
import { useNotification, useTable } from '@strapi/strapi/admin';
import { useState } from 'react';
import { CHANGED_TOGETHER, type ChangedSeveral } from '../../lists/contract';
import { type DocumentOutcome, DocumentOutcomes } from '../document-outcomes';
import { errorMessage } from '../error-message';
import { commonWords } from '../words/common';
import { changeSeveralWords as words } from '../words/lists';
import { type Choice, listsApi } from './lists-api';

type BulkAction = ContentManagerPlugin['bulkActions'][number];

const ARTICLE = 'api::article.article';

const refusedOutcome = ({ documentId, title, message }: ChangedSeveral['refused'][number]): DocumentOutcome => ({
  documentId,
  title,
  notes: [{ text: message, tone: 'danger' }],
});

interface TopicsProps {
  label: string;
  topics: readonly Choice[];
  value: string[];
  onChange(value: string[]): void;
}

const Topics = ({ label, topics, value, onChange }: TopicsProps) => (
  <Field.Root width="100%">
    <Field.Label>{label}</Field.Label>
    <MultiSelect withTags placeholder={words.none} value={value} onChange={onChange}>
      {topics.map(({ documentId, name }) => (
        <MultiSelectOption key={documentId} value={documentId}>
          {name || commonWords.untitled}
        </MultiSelectOption>
      ))}
    </MultiSelect>
  </Field.Root>
);

interface ReviewerProps {
  value: string;
  isRemoved: boolean;
  onChange(value: string): void;
  onRemove(isRemoved: boolean): void;
}

function Reviewer({ value, isRemoved, onChange, onRemove }: ReviewerProps) {
  const [search, setSearch] = useState('');
  const { data: people = [], isFetching } = listsApi.usePeopleQuery({ search });
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Field.Root width="100%" hint={words.reviewerHint}>
        <Field.Label>{words.reviewer}</Field.Label>
        <Combobox
          autocomplete="none"
          placeholder={words.findReviewer}
          value={value}
          disabled={isRemoved}
          loading={isFetching}
          noOptionsMessage={() => words.noPeople}
          onChange={(next?: string) => onChange(next ?? '')}
          onClear={() => onChange('')}
          onTextValueChange={(text: string) => setSearch(people.some(({ name }) => name === text) ? search : text)}
        >
          {people.map(({ documentId, name }) => (
            <ComboboxOption key={documentId} value={documentId} textValue={name ?? ''}>
              {name || commonWords.untitled}
            </ComboboxOption>
          ))}
        </Combobox>
        <Field.Hint />
      </Field.Root>
      <Checkbox checked={isRemoved} onCheckedChange={(checked) => onRemove(checked === true)}>
        {words.removeReviewer}
      </Checkbox>
    </Flex>
  );
}

interface FormProps {
  model: string;
  documentIds: string[];
  onClose(): void;
}

function ChangeForm({ model, documentIds, onClose }: FormProps) {
  const [reviewer, setReviewer] = useState('');
  const [isRemoved, setRemoved] = useState(false);
  const [addTopics, setAdded] = useState<string[]>([]);
  const [removeTopics, setTakenOff] = useState<string[]>([]);
  const { data: topics = [] } = listsApi.useTopicsQuery();
  const [change, { isLoading, data }] = listsApi.useChangeSeveralMutation();
  const select = useTable('ChangeSeveral', (table) => table.selectRow);
  const { toggleNotification } = useNotification();
  const isAsked = isRemoved || reviewer !== '' || addTopics.length + removeTopics.length > 0;

  const save = async () => {
    const reviewedBy = isRemoved ? null : reviewer || undefined;
    const answer = await change({
      contentType: model,
      documentIds,
      ...(reviewedBy !== undefined && { reviewedBy }),
      addTopics,
      removeTopics,
    });
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.notSaved) });
      return;
    }
    const { changed, unchanged, refused } = answer.data;
    toggleNotification({
      type: 'success',
      message: words.done({ changed: changed.length, unchanged: unchanged.length }),
    });
    if (refused.length > 0) return;
    select([]);
    onClose();
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">{words.about}</Typography>
          <Reviewer value={reviewer} isRemoved={isRemoved} onChange={setReviewer} onRemove={setRemoved} />
          {model === ARTICLE && (
            <>
              <Topics label={words.addTopics} topics={topics} value={addTopics} onChange={setAdded} />
              <Topics label={words.removeTopics} topics={topics} value={removeTopics} onChange={setTakenOff} />
            </>
          )}
          {data && (
            <DocumentOutcomes
              title={words.refused(data.refused.length)}
              outcomes={data.refused.map(refusedOutcome)}
              model={model}
            />
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {data ? commonWords.close : commonWords.cancel}
        </Button>
        <Button disabled={!isAsked} loading={isLoading} onClick={() => void save()}>
          {words.save}
        </Button>
      </Modal.Footer>
    </>
  );
}

const ChangeSeveral: BulkAction = ({ documents, model }) => {
  const canUpdate = useDocumentRBAC('ChangeSeveral', (rights) => rights.canUpdate);
  if (!canUpdate || !CHANGED_TOGETHER.includes(model)) return null;
  const documentIds = documents.map(({ documentId }) => documentId);
  return {
    label: words.action,
    variant: 'tertiary',
    dialog: {
      type: 'modal',
      title: words.title(documentIds.length),
      content: ({ onClose }) => <ChangeForm model={model} documentIds={documentIds} onClose={onClose} />,
    },
  };
};

/** Adds to the actions above a list: another reviewer, or other topics, for all that is checked. */
export const changeReviewersAndTopics = (actions: BulkAction[]): BulkAction[] => [...actions, ChangeSeveral];
