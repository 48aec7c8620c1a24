import { Button, EmptyStateLayout, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';
import type { GuideRequestItem, GuideRequestState } from '../../../inbox/guide-contract';
import type { Person } from '../../../inbox/person-contract';
import { ResponsiveRow, ResponsiveTable } from '../../responsive-table';
import { Aside, EmailWords, Lines, StateLines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { guideRequestTableWords as words } from '../../words/guide-requests';
import { consentsOf, GivenConsents, WithdrawnConsents } from '../people/consents';
import { PersonRequests } from '../people/person-requests';
import { RequestsToggle } from '../people/requests-toggle';
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
  person: Person | undefined;
  now: number;
  /** Opens a request, by its documentId. */
  onOpen(documentId: string): void;
}

function Row({ request, person, now, onOpen }: RowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { documentId, at, email } = request;
  const consents = person ? consentsOf(person) : [];
  return (
    <ResponsiveRow
      columns={person ? words.columnsByPerson : words.columns}
      cells={[
        <Lines key="who">
          <Who request={request} />
          {person && <RequestsToggle person={person} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />}
        </Lines>,
        <Asked key="asked" request={request} now={now} />,
        ...(person
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
      below={isOpen && person && <PersonRequests person={person} onOpen={onOpen} />}
    />
  );
}

interface TableProps {
  requests: GuideRequestItem[];
  people: Readonly<Record<string, Person>>;
  state: GuideRequestState;
  /** What is said when there are none; null: what the state says. */
  empty: string | null;
  onOpen(documentId: string): void;
}

/** A page of requests, or of the people who sent them. */
export function GuideRequestTable({ requests, people, state, empty, onOpen }: TableProps) {
  if (requests.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={empty ?? words.none[state]} />;
  }
  const now = Date.now();
  const isByPerson = Object.keys(people).length > 0;
  return (
    <ResponsiveTable
      label={words.label}
      columns={isByPerson ? words.columnsByPerson : words.columns}
      template={isByPerson ? '1.5fr 1.4fr 1.4fr 1.1fr 0.9fr 1.2fr auto' : '1.5fr 2fr 1fr 1.4fr auto'}
      items={requests}
    >
      {(request) => (
        <Row key={request.documentId} request={request} person={people[request.documentId]} now={now} onOpen={onOpen} />
      )}
    </ResponsiveTable>
  );
}
