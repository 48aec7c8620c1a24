import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { CallbackItem, RequestState } from '../../../inbox/callback-contract';
import { DataTable } from '../../data-table';
import { callRequestWords as words } from '../../words/requests';
import { RequestRow } from './request-row';

interface RequestListProps {
  state: RequestState;
  requests: CallbackItem[];
  onStep(): void;
}

export function RequestList({ state, requests, onStep }: RequestListProps) {
  if (requests.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={words.none[state]} />;
  }
  const now = Date.now();
  return (
    <DataTable label={words.label} columns={words.columns} items={requests}>
      {(request) => <RequestRow key={request.documentId} request={request} now={now} onStep={onStep} />}
    </DataTable>
  );
}
