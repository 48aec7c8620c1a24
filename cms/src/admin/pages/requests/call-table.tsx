import { Flex, Link, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { CallItem } from '../../../inbox/call-contract';
import type { ListedDataSubject } from '../../../inbox/listed-contract';
import { Disclosure } from '../../disclosure';
import { ResponsiveRow, ResponsiveTable } from '../../responsive-table';
import { Aside, Lines, StateLines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { callWords, requestsPageWords } from '../../words/requests';
import { consentsOf, WithdrawnConsents } from '../listed-data-subject/consents';
import { DataSubjectRequests } from '../listed-data-subject/data-subject-requests';
import { RequestsToggle } from '../listed-data-subject/requests-toggle';
import { MarkCallButton } from './mark-call-button';

function Who({ call: { requestType, documentId, name, phone, email, isUnreadable } }: { call: CallItem }) {
  if (isUnreadable) return <Aside>{commonWords.unreadable}</Aside>;
  return (
    <>
      {name && <Words strong>{name}</Words>}
      {phone ? (
        <Link href={phone.href} style={{ whiteSpace: 'nowrap' }}>
          {phone.text}
        </Link>
      ) : (
        <Aside>{email ? callWords.noNumberButEmail : callWords.noNumber}</Aside>
      )}
      {email && <Words>{email}</Words>}
      <Link tag={RouterLink} to={`/requests/person/${requestType}/${documentId}`}>
        {commonWords.everythingFromThisPerson}
      </Link>
    </>
  );
}

const AgreedTo = ({ call: { requestType, page, agreedTo } }: { call: CallItem }) => (
  <Lines>
    <Words>{requestType === 'guide-download' ? callWords.withGuide : callWords.callRequest}</Words>
    {page && <Aside>{page}</Aside>}
    {agreedTo.map(({ key, version, words }) => (
      <Disclosure key={`${key} ${version}`} summary={callWords.version({ key, version })}>
        <Aside>{words ?? callWords.wordingDeleted}</Aside>
      </Disclosure>
    ))}
  </Lines>
);

function CallStatus({ call: { handledAt, handledBy, isOverdue }, now }: { call: CallItem; now: number }) {
  if (handledAt)
    return (
      <StateLines
        variant="success"
        word={callWords.states.done}
        line={[formatMoment(handledAt, now), handledBy].filter(Boolean).join(', ')}
      />
    );
  return isOverdue ? (
    <StateLines variant="danger" word={callWords.overdue} line={callWords.overdueMeans} />
  ) : (
    <StateLines variant="secondary" word={callWords.states.open} line={null} />
  );
}

interface RowProps {
  call: CallItem;
  dataSubject: ListedDataSubject | undefined;
  now: number;
  onMarked(): void;
}

function Row({ call, dataSubject, now, onMarked }: RowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { at, bestTime, handledAt } = call;
  return (
    <ResponsiveRow
      columns={callWords.columns}
      cells={[
        <Lines key="who">
          <Who call={call} />
          {dataSubject && (
            <RequestsToggle dataSubject={dataSubject} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />
          )}
        </Lines>,
        <Typography key="at" tag="time" dateTime={at} textColor="neutral800">
          {formatMoment(at, now)}
        </Typography>,
        bestTime ? <Words key="best">{bestTime}</Words> : <Aside key="best">{requestsPageWords.anyTime}</Aside>,
        <AgreedTo key="agreed" call={call} />,
        <WithdrawnConsents key="withdrawn" consents={dataSubject ? consentsOf(dataSubject) : []} now={now} />,
        <Flex key="status" direction="column" alignItems="flex-start" gap={2}>
          <CallStatus call={call} now={now} />
          <MarkCallButton call={{ ...call, isDone: handledAt !== null }} onMarked={onMarked} />
        </Flex>,
      ]}
      below={isOpen && dataSubject && <DataSubjectRequests dataSubject={dataSubject} />}
    />
  );
}

interface CallTableProps {
  calls: readonly CallItem[];
  dataSubjects: Readonly<Record<string, ListedDataSubject>>;
  onMarked(): void;
}

/** A page of calls, one for each person. */
export function CallTable({ calls, dataSubjects, onMarked }: CallTableProps) {
  const now = Date.now();
  return (
    <ResponsiveTable
      label={callWords.label}
      columns={callWords.columns}
      template="1.5fr 1fr 0.8fr 1.5fr 1.1fr auto"
      items={calls}
    >
      {(call) => (
        <Row
          key={call.documentId}
          call={call}
          dataSubject={dataSubjects[call.documentId]}
          now={now}
          onMarked={onMarked}
        />
      )}
    </ResponsiveTable>
  );
}
