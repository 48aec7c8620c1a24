import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { CallbackItem } from '../../../inbox/callback-contract';
import type { ListedDataSubject } from '../../../inbox/listed-contract';
import { ResponsiveTable } from '../../responsive-table';
import { callRequestWords as words } from '../../words/requests';
import { RequestRow } from './request-row';

interface RequestListProps {
  requests: CallbackItem[];
  dataSubjects: Readonly<Record<string, ListedDataSubject>>;
  /** What is said when there are none. */
  empty: string;
  onStep(): void;
}

export function RequestList({ requests, dataSubjects, empty, onStep }: RequestListProps) {
  if (requests.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={empty} />;
  }
  const now = Date.now();
  return (
    <ResponsiveTable
      label={words.label}
      columns={words.columns}
      template="1.4fr 1fr 0.8fr 1.2fr 1.4fr 1.1fr auto"
      items={requests}
    >
      {(request) => (
        <RequestRow
          key={request.documentId}
          request={request}
          dataSubject={dataSubjects[request.documentId]}
          now={now}
          onStep={onStep}
        />
      )}
    </ResponsiveTable>
  );
}
