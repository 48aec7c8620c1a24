import { Button, EmptyStateLayout, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';
import type { GuideRequestItem, GuideRequestState } from '../../../inbox/guide-contract';
import type { ListedDataSubject } from '../../../inbox/listed-contract';
import { ResponsiveRow, ResponsiveTable } from '../../responsive-table';
import { Aside, EmailWords, Lines, StateLines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { guideRequestTableWords as words } from '../../words/guide-requests';
import { consentsOf, GivenConsents, WithdrawnConsents } from '../listed-data-subject/consents';
import { DataSubjectRequests } from '../listed-data-subject/data-subject-requests';
import { RequestsToggle } from '../listed-data-subject/requests-toggle';
import { outcomeOf } from './request-outcome';

function Who({ request: { email, name, phone, relationship, erasedAt, isUnreadable } }: { request: GuideRequestItem }) {
  if (isUnreadable) return <Aside>{commonWords.unreadable}</Aside>;
  if (erasedAt) return <Aside>{commonWords.erased}</Aside>;
  return (
    <>
      {email && <EmailWords email={email} strong />}
      {name && <Words>{name}</Words>}
      {phone && <Aside>{phone.text}</Aside>}
      {relationship !== 'undisclosed' && <Aside>{words.relationships[relationship]}</Aside>}
    </>
  );
}

/** Whether a call is due. */
export function Call({ request, now }: { request: GuideRequestItem; now: number }) {
  const { agreedToCall, handledAt, handledBy, erasedAt } = request;
  if (handledAt)
    return (
      <Lines>
        <Words>{words.called}</Words>
        <Aside>{[formatMoment(handledAt, now), handledBy].filter(Boolean).join(', ')}</Aside>
      </Lines>
    );
  return agreedToCall && !erasedAt ? <Words>{words.agreedToCall}</Words> : <Aside>{words.noCall}</Aside>;
}

const Asked = ({ request: { at, guide, page, banner }, now }: { request: GuideRequestItem; now: number }) => (
  <Lines>
    <Typography tag="time" dateTime={at} textColor="neutral800">
      {formatMoment(at, now)}
    </Typography>
    {guide ? <Words>{guide}</Words> : <Aside>{words.deletedGuide}</Aside>}
    {page && <Aside>{page}</Aside>}
    {banner && <Aside>{banner}</Aside>}
  </Lines>
);

interface RowProps {
  request: GuideRequestItem;
  /** Whose it is; undefined: the list isn't by person. */
  dataSubject: ListedDataSubject | undefined;
  now: number;
  /** Opens a request, by its documentId. */
  onOpen(documentId: string): void;
}

function Row({ request, dataSubject, now, onOpen }: RowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { documentId, at, email } = request;
  const consents = dataSubject ? consentsOf(dataSubject) : [];
  return (
    <ResponsiveRow
      columns={dataSubject ? words.columnsByDataSubject : words.columns}
      cells={[
        <Lines key="who">
          <Who request={request} />
          {dataSubject && (
            <RequestsToggle dataSubject={dataSubject} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />
          )}
        </Lines>,
        <Asked key="asked" request={request} now={now} />,
        ...(dataSubject
          ? [
              <GivenConsents key="given" consents={consents} now={now} />,
              <WithdrawnConsents key="withdrawn" consents={consents} now={now} />,
            ]
          : []),
        <Call key="call" request={request} now={now} />,
        <StateLines key="state" {...outcomeOf(request, now)} />,
        <Button
          key="open"
          variant="tertiary"
          aria-label={words.openRequest({ email, time: formatMoment(at, now) })}
          onClick={() => onOpen(documentId)}
        >
          {words.open}
        </Button>,
      ]}
      below={isOpen && dataSubject && <DataSubjectRequests dataSubject={dataSubject} onOpen={onOpen} />}
    />
  );
}

interface TableProps {
  requests: GuideRequestItem[];
  dataSubjects: Readonly<Record<string, ListedDataSubject>>;
  state: GuideRequestState;
  /** What is said when there are none; null: what the state says. */
  empty: string | null;
  onOpen(documentId: string): void;
}

/** A page of requests, or of the people who sent them. */
export function GuideRequestTable({ requests, dataSubjects, state, empty, onOpen }: TableProps) {
  if (requests.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={empty ?? words.none[state]} />;
  }
  const now = Date.now();
  const isByDataSubject = Object.keys(dataSubjects).length > 0;
  return (
    <ResponsiveTable
      label={words.label}
      columns={isByDataSubject ? words.columnsByDataSubject : words.columns}
      template={isByDataSubject ? '1.5fr 1.4fr 1.4fr 1.1fr 0.9fr 1.2fr auto' : '1.5fr 2fr 1fr 1.4fr auto'}
      items={requests}
    >
      {(request) => (
        <Row
          key={request.documentId}
          request={request}
          dataSubject={dataSubjects[request.documentId]}
          now={now}
          onOpen={onOpen}
        />
      )}
    </ResponsiveTable>
  );
}
