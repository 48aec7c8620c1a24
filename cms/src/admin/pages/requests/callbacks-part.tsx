import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { CallbackSearch, RequestState } from '../../../inbox/callback-contract';
import { Pagination } from '../../pagination';
import { requestsApi } from '../../requests-api';
import { useIsVisible } from '../../use-is-visible';
import { callRequestWords } from '../../words/requests';
import { RequestFilters } from './request-filters';
import { RequestList } from './request-list';

const REFRESH_MS = 30_000;

/** Requests for a call, and nothing else: also those that look like spam. */
export function CallbacksPart() {
  const [state, setState] = useState<RequestState>('open');
  /** Where each page up to this one begins. */
  const [starts, setStarts] = useState<CallbackSearch['before'][]>([null]);
  const isVisible = useIsVisible();
  const asked = requestsApi.useCallbackRequestsQuery(
    { state, phone: '', before: starts.at(-1) ?? null },
    { pollingInterval: isVisible ? REFRESH_MS : 0, refetchOnMountOrArgChange: true },
  );
  const { currentData: list, isError, refetch } = asked;

  const choose = (chosen: RequestState) => {
    setState(chosen);
    setStarts([null]);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <RequestFilters state={state} onChange={choose} />
      {isError && <Page.Error content={callRequestWords.notLoaded} />}
      {!isError && !list && <Page.Loading />}
      {!isError && list && (
        <>
          <RequestList state={state} requests={list.requests} onStep={() => void refetch()} />
          <Pagination
            number={starts.length}
            onBack={() => setStarts(starts.slice(0, -1))}
            onNext={list.next === null ? null : () => setStarts([...starts, list.next])}
          />
        </>
      )}
    </Flex>
  );
}
