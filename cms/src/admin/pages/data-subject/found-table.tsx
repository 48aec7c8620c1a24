import { Button, Flex, Link, Tr } from '@strapi/design-system';
import type { FoundRequest } from '../../../data-subjects/contract';
import { DataTable } from '../../data-table';
import { Aside, Cell, EmailWords, Lines, MomentCell, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { MarkCallButton } from '../requests/mark-call-button';
import { becauseWords, whatWords } from './words';

const columns = ['Asked', 'Who', 'Request', 'Found by', 'Call', 'More'];
const callWords: Record<FoundRequest['call'], string> = { none: '–', open: 'To make', done: 'Done' };

function Who({ found: { erasedAt, isUnreadable, email, name, phone } }: { found: FoundRequest }) {
  if (erasedAt) return <Aside>Erased</Aside>;
  if (isUnreadable)
    return <Aside>This can’t be opened: its key is missing, or it was changed. The system’s log says more.</Aside>;
  return (
    <Lines>
      {name && <Words strong>{name}</Words>}
      {email && <EmailWords email={email} />}
      {phone && <Link href={phone.href}>{phone.text}</Link>}
      {!name && !email && !phone && <Aside>No contact details left</Aside>}
    </Lines>
  );
}

interface RowProps {
  found: FoundRequest;
  now: number;
  /** Opens a guide request. */
  onOpen(documentId: string): void;
  /** Called when something was changed. */
  onChange(): void;
}

function Row({ found, now, onOpen, onChange }: RowProps) {
  const { requestType, documentId, at, because, call, erasedAt } = found;
  return (
    <Tr>
      <MomentCell at={at} now={now} />
      <Cell isWide>
        <Who found={found} />
      </Cell>
      <Cell isWide>
        <Words>{whatWords(found)}</Words>
      </Cell>
      <Cell>
        <Words>{becauseWords[because]}</Words>
      </Cell>
      <Cell>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Words>{callWords[call]}</Words>
          {call !== 'none' && !erasedAt && (
            <MarkCallButton call={{ requestType, documentId, isDone: call === 'done' }} onMarked={onChange} />
          )}
        </Flex>
      </Cell>
      <Cell>
        {requestType === 'guide-download' && (
          <Button
            variant="tertiary"
            aria-label={`Open the guide request from ${formatMoment(at, now)}`}
            onClick={() => onOpen(documentId)}
          >
            Open
          </Button>
        )}
      </Cell>
    </Tr>
  );
}

/** What was found of a person, of both kinds. */
export function FoundTable({
  requests,
  ...actions
}: { requests: readonly FoundRequest[] } & Omit<RowProps, 'found' | 'now'>) {
  const now = Date.now();
  return (
    <DataTable label="Requests of this person" columns={columns} items={requests}>
      {(found) => <Row key={found.documentId} found={found} now={now} {...actions} />}
    </DataTable>
  );
}
