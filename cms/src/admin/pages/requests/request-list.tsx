import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { CallbackItem, RequestState } from '../../../inbox/callback-contract';
import { DataTable } from '../../data-table';
import { RequestRow } from './request-row';

const nothing: Record<RequestState, string> = {
  open: 'Nobody waits for a call.',
  suspect: 'Nothing looks like spam.',
  done: 'No request was marked as done yet.',
  all: 'No reader has asked to be called yet.',
};
const columns = ['Asked', 'Who', 'Best time', 'From', 'State'];

interface RequestListProps {
  state: RequestState;
  requests: CallbackItem[];
  onStep(): void;
}

export function RequestList({ state, requests, onStep }: RequestListProps) {
  if (requests.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={nothing[state]} />;
  }
  const now = Date.now();
  return (
    <DataTable label="Requests" columns={columns} items={requests}>
      {(request) => <RequestRow key={request.documentId} request={request} now={now} onStep={onStep} />}
    </DataTable>
  );
}
