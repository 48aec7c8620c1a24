import { Button, EmptyStateLayout, Tr } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { GuideRequestItem, GuideRequestState } from '../../../inbox/guide-contract';
import { DataTable } from '../../data-table';
import { Aside, Cell, EmailWords, Lines, MomentCell, StateLines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { guideRequestTableWords as words } from '../../words/guide-requests';
import { outcomeOf } from './request-outcome';

function Who({ request: { email, name, phone, relationship, erasedAt, isUnreadable } }: { request: GuideRequestItem }) {
  if (isUnreadable) return <Aside>{commonWords.unreadable}</Aside>;
  if (erasedAt) return <Aside>{commonWords.erased}</Aside>;
  return (
    <Lines>
      {email && <EmailWords email={email} strong />}
      {name && <Words>{name}</Words>}
      {phone && <Aside>{phone.text}</Aside>}
      {relationship !== 'undisclosed' && <Aside>{words.relationships[relationship]}</Aside>}
    </Lines>
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

interface RowProps {
  request: GuideRequestItem;
  now: number;
  onOpen(request: GuideRequestItem): void;
}

function Row({ request, now, onOpen }: RowProps) {
  const { at, guide, page, banner, email } = request;
  return (
    <Tr>
      <MomentCell at={at} now={now} />
      <Cell isWide>
        <Who request={request} />
      </Cell>
      <Cell isWide>{guide ? <Words>{guide}</Words> : <Aside>{words.deletedGuide}</Aside>}</Cell>
      <Cell isWide>
        <Lines>
          {page && <Words>{page}</Words>}
          {banner && <Aside>{banner}</Aside>}
        </Lines>
      </Cell>
      <Cell>
        <Call request={request} now={now} />
      </Cell>
      <Cell>
        <StateLines {...outcomeOf(request, now)} />
      </Cell>
      <Cell>
        <Button
          variant="tertiary"
          aria-label={words.openRequest({ email, time: formatMoment(at, now) })}
          onClick={() => onOpen(request)}
        >
          {words.open}
        </Button>
      </Cell>
    </Tr>
  );
}

interface TableProps {
  requests: GuideRequestItem[];
  state: GuideRequestState;
  onOpen(request: GuideRequestItem): void;
}

/** A page of requests. */
export function GuideRequestTable({ requests, state, onOpen }: TableProps) {
  if (requests.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={words.none[state]} />;
  }
  const now = Date.now();
  return (
    <DataTable label={words.label} columns={words.columns} items={requests}>
      {(request) => <Row key={request.documentId} request={request} now={now} onOpen={onOpen} />}
    </DataTable>
  );
}
