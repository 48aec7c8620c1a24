import { Flex, Link, Tr } from '@strapi/design-system';
import type { CallbackItem } from '../../../inbox/callback-contract';
import { Aside, Cell, Lines, MomentCell, StateLines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { callRequestWords, requestsPageWords } from '../../words/requests';
import { StepButtons } from './step-buttons';

function Who({ request: { name, phone, isUnreadable } }: { request: CallbackItem }) {
  if (isUnreadable) return <Aside>{commonWords.unreadable}</Aside>;
  return (
    <Lines>
      {name && <Words strong>{name}</Words>}
      {phone ? (
        <Link href={phone.href} style={{ whiteSpace: 'nowrap' }}>
          {phone.text}
        </Link>
      ) : (
        <Aside>{commonWords.erased}</Aside>
      )}
    </Lines>
  );
}

function RequestStatus({ request, now }: { request: CallbackItem; now: number }) {
  const { handledAt, handledBy, verdict } = request;
  const variant = handledAt ? 'success' : verdict === 'suspect' ? 'danger' : 'secondary';
  const word = callRequestWords.states[handledAt ? 'done' : verdict === 'suspect' ? 'suspect' : 'open'];
  const line = handledAt && [formatMoment(handledAt, now), handledBy].filter(Boolean).join(', ');
  return <StateLines variant={variant} word={word} line={line} />;
}

export function RequestRow({ request, now, onStep }: { request: CallbackItem; now: number; onStep(): void }) {
  const { at, bestTime, page, banner } = request;
  return (
    <Tr>
      <MomentCell at={at} now={now} />
      <Cell>
        <Who request={request} />
      </Cell>
      <Cell>{bestTime ? <Words>{bestTime}</Words> : <Aside>{requestsPageWords.anyTime}</Aside>}</Cell>
      <Cell>
        <Lines>
          <Words>{page}</Words>
          {banner && <Aside>{banner}</Aside>}
        </Lines>
      </Cell>
      <Cell>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <RequestStatus request={request} now={now} />
          <StepButtons request={request} onStep={onStep} />
        </Flex>
      </Cell>
    </Tr>
  );
}
