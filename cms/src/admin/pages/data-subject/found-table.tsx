import { Button, Flex, Link, Tr } from '@strapi/design-system';
import type { FoundRequest } from '../../../data-subjects/contract';
import { DataTable } from '../../data-table';
import { Aside, Cell, EmailWords, Lines, MomentCell, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { foundWords } from '../../words/data-subjects';
import { MarkCallButton } from '../requests/mark-call-button';
import { whatWords } from './words';

function Who({ found: { erasedAt, isUnreadable, email, name, phone } }: { found: FoundRequest }) {
  if (erasedAt) return <Aside>{commonWords.erased}</Aside>;
  if (isUnreadable) return <Aside>{commonWords.unreadable}</Aside>;
  return (
    <Lines>
      {name && <Words strong>{name}</Words>}
      {email && <EmailWords email={email} />}
      {phone && <Link href={phone.href}>{phone.text}</Link>}
      {!name && !email && !phone && <Aside>{commonWords.noContactDetails}</Aside>}
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
        <Words>{foundWords.because[because]}</Words>
      </Cell>
      <Cell>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Words>{foundWords.calls[call]}</Words>
          {call !== 'none' && !erasedAt && (
            <MarkCallButton call={{ requestType, documentId, isDone: call === 'done' }} onMarked={onChange} />
          )}
        </Flex>
      </Cell>
      <Cell>
        {requestType === 'guide-download' && (
          <Button
            variant="tertiary"
            aria-label={foundWords.openGuideRequest(formatMoment(at, now))}
            onClick={() => onOpen(documentId)}
          >
            {foundWords.open}
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
    <DataTable label={foundWords.label} columns={foundWords.columns} items={requests}>
      {(found) => <Row key={found.documentId} found={found} now={now} {...actions} />}
    </DataTable>
  );
}
