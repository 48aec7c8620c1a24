import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { useTable } from '@strapi/strapi/admin';
import { releasedTypes } from '../../releases/contract';
import { releaseWords as words } from '../words/releases';
import { AddForm } from './add-form';
import { useMayRelease } from './use-may-release';

type BulkAction = ContentManagerPlugin['bulkActions'][number];

interface FormProps {
  model: string;
  documentIds: string[];
  onClose(): void;
}

function SeveralForm(props: FormProps) {
  const select = useTable('AddSeveral', (table) => table.selectRow);
  return <AddForm {...props} onAdded={() => select([])} />;
}

const AddSeveral: BulkAction = ({ documents, model }) => {
  const mayRelease = useMayRelease(model);
  if (!mayRelease || !releasedTypes.includes(model)) return null;
  const documentIds = documents.map(({ documentId }) => documentId);
  return {
    label: words.action,
    variant: 'tertiary',
    dialog: {
      type: 'modal',
      title: words.title(documentIds.length),
      content: ({ onClose }) => <SeveralForm model={model} documentIds={documentIds} onClose={onClose} />,
    },
  };
};

/** Lets documents that are checked in a list be added to a release. */
export const addReleaseAction = (actions: BulkAction[]): BulkAction[] => [...actions, AddSeveral];
