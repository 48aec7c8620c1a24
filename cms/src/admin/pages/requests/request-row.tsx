import { Flex, Link, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { CallbackItem } from '../../../inbox/callback-contract';
import type { ListedDataSubject } from '../../../inbox/listed-contract';
import { ResponsiveRow } from '../../responsive-table';
import { Aside, Lines, StateLines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { callRequestWords, requestsPageWords } from '../../words/requests';
import { consentsOf, GivenConsents, WithdrawnConsents } from '../listed-data-subject/consents';
import { DataSubjectRequests } from '../listed-data-subject/data-subject-requests';
import { RequestsToggle } from '../listed-data-subject/requests-toggle';
import { StepButtons } from './step-buttons';

function Who({ request: { name, phone, isUnreadable } }: { request: CallbackItem }) {
  if (isUnreadable) return <Aside>{commonWords.unreadable}</Aside>;
  return (
    <>
      {name && <Words strong>{name}</Words>}
      {phone ? (
        <Link href={phone.href} style={{ whiteSpace: 'nowrap' }}>
          {phone.text}
        </Link>
      ) : (
        <Aside>{commonWords.erased}</Aside>
      )}
    </>
  );
}

function RequestStatus({ request, now }: { request: CallbackItem; now: number }) {
  const { handledAt, handledBy, verdict } = request;
  const variant = handledAt ? 'success' : verdict === 'suspect' ? 'danger' : 'secondary';
  const word = callRequestWords.states[handledAt ? 'done' : verdict === 'suspect' ? 'suspect' : 'open'];
  const line = handledAt && [formatMoment(handledAt, now), handledBy].filter(Boolean).join(', ');
  return <StateLines variant={variant} word={word} line={line} />;
}

interface RequestRowProps {
  request: CallbackItem;
  dataSubject: ListedDataSubject | undefined;
  now: number;
  onStep(): void;
}

export function RequestRow({ request, dataSubject, now, onStep }: RequestRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { at, bestTime, page, banner } = request;
  const consents = dataSubject ? consentsOf(dataSubject) : [];
  return (
    <ResponsiveRow
      columns={callRequestWords.columns}
      cells={[
        <Lines key="who">
          <Who request={request} />
          {dataSubject && (
            <RequestsToggle dataSubject={dataSubject} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />
          )}
        </Lines>,
        <Typography key="at" tag="time" dateTime={at} textColor="neutral800">
          {formatMoment(at, now)}
        </Typography>,
        bestTime ? <Words key="best">{bestTime}</Words> : <Aside key="best">{requestsPageWords.anyTime}</Aside>,
        <Lines key="from">
          <Words>{page}</Words>
          {banner && <Aside>{banner}</Aside>}
        </Lines>,
        <GivenConsents key="given" consents={consents} now={now} />,
        <WithdrawnConsents key="withdrawn" consents={consents} now={now} />,
        <Flex key="status" direction="column" alignItems="flex-start" gap={2}>
          <RequestStatus request={request} now={now} />
          <StepButtons request={request} onStep={onStep} />
        </Flex>,
      ]}
      below={isOpen && dataSubject && <DataSubjectRequests dataSubject={dataSubject} />}
    />
  );
}
