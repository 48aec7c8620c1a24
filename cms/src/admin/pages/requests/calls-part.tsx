import { Button, EmptyStateLayout, Flex, Link, Tr } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { type CallItem, type CallSearch, type CallState, callStates } from '../../../inbox/call-contract';
import { DataTable } from '../../data-table';
import { Disclosure } from '../../disclosure';
import { Pagination } from '../../pagination';
import { requestsApi } from '../../requests-api';
import { Aside, Cell, Lines, MomentCell, StateLines, Words } from '../../table-cells';
import { formatMoment } from '../../times';
import { useIsVisible } from '../../use-is-visible';
import { commonWords } from '../../words/common';
import { callWords, requestsPageWords } from '../../words/requests';
import { MarkCallButton } from './mark-call-button';

const REFRESH_MS = 30_000;

function Who({ call: { requestType, documentId, name, phone, email, isUnreadable } }: { call: CallItem }) {
  if (isUnreadable) return <Aside>{commonWords.unreadable}</Aside>;
  return (
    <Lines>
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
    </Lines>
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

function Row({ call, now, onMarked }: { call: CallItem; now: number; onMarked(): void }) {
  const { at, bestTime, handledAt, handledBy } = call;
  const line = handledAt && [formatMoment(handledAt, now), handledBy].filter(Boolean).join(', ');
  return (
    <Tr>
      <MomentCell at={at} now={now} />
      <Cell isWide>
        <Who call={call} />
      </Cell>
      <Cell>{bestTime ? <Words>{bestTime}</Words> : <Aside>{requestsPageWords.anyTime}</Aside>}</Cell>
      <Cell isWide>
        <AgreedTo call={call} />
      </Cell>
      <Cell>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <StateLines
            variant={handledAt ? 'success' : 'secondary'}
            word={callWords.states[handledAt ? 'done' : 'open']}
            line={line}
          />
          <MarkCallButton call={{ ...call, isDone: handledAt !== null }} onMarked={onMarked} />
        </Flex>
      </Cell>
    </Tr>
  );
}

function CallTable({ state, calls, onMarked }: { state: CallState; calls: CallItem[]; onMarked(): void }) {
  if (calls.length === 0)
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={callWords.none[state]} />;
  const now = Date.now();
  return (
    <DataTable label={callWords.label} columns={callWords.columns} items={calls}>
      {(call) => <Row key={call.documentId} call={call} now={now} onMarked={onMarked} />}
    </DataTable>
  );
}

/** Everyone who agreed to a call, with a request for a call or with a guide: the one who has waited longest first. */
export function CallsPart() {
  const [state, setState] = useState<CallState>('open');
  /** Where each page up to this one begins. */
  const [starts, setStarts] = useState<CallSearch['after'][]>([null]);
  const isVisible = useIsVisible();
  const { currentData, isError, refetch } = requestsApi.useCallsQuery(
    { state, after: starts.at(-1) ?? null },
    { pollingInterval: isVisible ? REFRESH_MS : 0, refetchOnMountOrArgChange: true },
  );
  const choose = (chosen: CallState) => {
    setState(chosen);
    setStarts([null]);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex role="group" aria-label={requestsPageWords.filter} gap={2}>
        {callStates.map((one) => (
          <Button
            key={one}
            variant={one === state ? 'secondary' : 'tertiary'}
            aria-pressed={one === state}
            onClick={() => choose(one)}
          >
            {callWords.states[one]}
          </Button>
        ))}
      </Flex>
      {isError && <Page.Error content={callWords.notLoaded} />}
      {!isError && !currentData && <Page.Loading />}
      {!isError && currentData && (
        <>
          <CallTable state={state} calls={currentData.calls} onMarked={() => void refetch()} />
          <Pagination
            isOldestFirst={state === 'open'}
            number={starts.length}
            onBack={() => setStarts(starts.slice(0, -1))}
            onNext={currentData.next === null ? null : () => setStarts([...starts, currentData.next])}
          />
        </>
      )}
    </Flex>
  );
}
