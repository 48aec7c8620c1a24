import { Button, EmptyStateLayout, Tr } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { GuideRequestItem, GuideRequestState } from '../../../inbox/guide-contract';
import { DataTable } from '../../data-table';
import { Aside, Cell, EmailWords, Lines, MomentCell, StateLines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { type Fate, fateOf, relationshipWords } from './words';

const nothing: Record<GuideRequestState, string> = {
  all: 'No guide was asked for.',
  waiting: 'No guide waits to be mailed.',
  failed: 'Every mail went out.',
  delivered: 'No guide was delivered.',
  opened: 'No guide was opened.',
  suspect: 'Nothing looks like spam.',
  erased: 'Nothing was erased.',
};
const columns = ['Asked', 'Who', 'Guide', 'From', 'Call', 'State', 'More'];

export const FateLines = ({ fate }: { fate: Fate }) => <StateLines {...fate} />;

function Who({ request: { email, name, phone, relationship, erasedAt, isUnreadable } }: { request: GuideRequestItem }) {
  if (isUnreadable)
    return <Aside>This can’t be opened: its key is missing, or it was changed. The system’s log says more.</Aside>;
  if (erasedAt) return <Aside>Erased</Aside>;
  return (
    <Lines>
      {email && <EmailWords email={email} strong />}
      {name && <Words>{name}</Words>}
      {phone && <Aside>{phone.text}</Aside>}
      {relationship !== 'undisclosed' && <Aside>{relationshipWords[relationship]}</Aside>}
    </Lines>
  );
}

/** Whether a call is due. */
export function Call({ request, now }: { request: GuideRequestItem; now: number }) {
  const { agreedToCall, handledAt, handledBy, erasedAt } = request;
  if (handledAt)
    return (
      <Lines>
        <Words>Called</Words>
        <Aside>{[formatMoment(handledAt, now), handledBy].filter(Boolean).join(', ')}</Aside>
      </Lines>
    );
  return agreedToCall && !erasedAt ? <Words>Agreed to a call</Words> : <Aside>No</Aside>;
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
      <Cell isWide>{guide ? <Words>{guide}</Words> : <Aside>A guide that was deleted</Aside>}</Cell>
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
        <FateLines fate={fateOf(request, now)} />
      </Cell>
      <Cell>
        <Button
          variant="tertiary"
          aria-label={`Open the request${email ? ` of ${email}` : ''} from ${formatMoment(at, now)}`}
          onClick={() => onOpen(request)}
        >
          Open
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
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={nothing[state]} />;
  }
  const now = Date.now();
  return (
    <DataTable label="Guide requests" columns={columns} items={requests}>
      {(request) => <Row key={request.documentId} request={request} now={now} onOpen={onOpen} />}
    </DataTable>
  );
}
