import { Button, Flex, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Withdrawal, WithdrawalState } from '../../../data-subjects/contract';
import { Disclosure } from '../../disclosure';
import { ResponsiveRow, ResponsiveTable } from '../../responsive-table';
import { StatusBadge } from '../../status-badge';
import { Aside, EmailWords, Lines, StateLines, Words } from '../../table-cells';
import { formatDate, formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { withdrawalWords as words } from '../../words/guide-requests';
import { stepsOf } from './withdrawal-steps';

function Who({ withdrawal: { requestType, request, person } }: { withdrawal: Withdrawal }) {
  return (
    <Lines>
      {person?.name && <Words strong>{person.name}</Words>}
      {person?.email && <EmailWords email={person.email} />}
      {person?.phone && <Words>{person.phone}</Words>}
      {!person && <Aside>{commonWords.noContactDetails}</Aside>}
      <Link tag={RouterLink} to={`/requests/person/${requestType}/${request}`}>
        {commonWords.everythingFromThisPerson}
      </Link>
    </Lines>
  );
}

function When({ withdrawal: { dueOn, isLate, doneAt, doneBy }, now }: { withdrawal: Withdrawal; now: number }) {
  if (doneAt)
    return (
      <Lines>
        <Words strong>{formatMoment(doneAt, now)}</Words>
        {doneBy && <Aside>{doneBy}</Aside>}
      </Lines>
    );
  return (
    <Flex gap={2} wrap="wrap">
      <Words strong>{formatDate(dueOn)}</Words>
      {isLate && <StatusBadge variant="danger" word={words.late} />}
    </Flex>
  );
}

const What = ({ withdrawal: { wordingKey, words: text, receivedOn } }: { withdrawal: Withdrawal }) => (
  <Lines>
    {text ? (
      <Disclosure summary={words.wording(wordingKey)}>
        <Aside>{text}</Aside>
      </Disclosure>
    ) : (
      <Words>{words.wording(wordingKey)}</Words>
    )}
    <Aside>{words.receivedOn(formatDate(receivedOn))}</Aside>
  </Lines>
);

const variants = { notified: 'success', waiting: 'secondary', failed: 'danger' } as const;

function Recipients({ withdrawal: { recipients }, now }: { withdrawal: Withdrawal; now: number }) {
  if (recipients.length === 0) return <Aside>{words.noRecipients}</Aside>;
  return (
    <Lines>
      {recipients.map(({ name, state, at, reason }) => (
        <Lines key={name}>
          <Words>{name}</Words>
          <StateLines
            variant={variants[state]}
            word={words.recipientStates[state]}
            line={[at && formatMoment(at, now), reason].filter(Boolean).join(': ')}
          />
        </Lines>
      ))}
    </Lines>
  );
}

const LeftToDo = ({ withdrawal }: { withdrawal: Withdrawal }) => (
  <Lines>
    {stepsOf(withdrawal).map(({ key, task }) => (
      <Words key={key}>{task}</Words>
    ))}
  </Lines>
);

interface WithdrawalTableProps {
  state: WithdrawalState;
  withdrawals: readonly Withdrawal[];
  onComplete(withdrawal: Withdrawal): void;
}

/** A page of opt-outs. */
export function WithdrawalTable({ state, withdrawals, onComplete }: WithdrawalTableProps) {
  const now = Date.now();
  const isOpen = state === 'open';
  const columns = words.columns[state];
  return (
    <ResponsiveTable
      label={words.label}
      columns={columns}
      template={isOpen ? 'minmax(9rem, 1fr) 1.4fr 1.2fr 1.4fr 1.6fr auto' : '1fr 1.4fr 1.2fr 1.4fr'}
      items={withdrawals}
    >
      {(withdrawal) => (
        <ResponsiveRow
          key={withdrawal.id}
          columns={columns}
          cells={[
            <When key="when" withdrawal={withdrawal} now={now} />,
            <Who key="who" withdrawal={withdrawal} />,
            <What key="what" withdrawal={withdrawal} />,
            <Recipients key="recipients" withdrawal={withdrawal} now={now} />,
            ...(isOpen
              ? [
                  <LeftToDo key="left" withdrawal={withdrawal} />,
                  <Button key="done" variant="secondary" onClick={() => onComplete(withdrawal)}>
                    {words.done}
                  </Button>,
                ]
              : []),
          ]}
        />
      )}
    </ResponsiveTable>
  );
}
