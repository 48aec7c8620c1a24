import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { ANSWER_REQUESTS, type CallbackSearch } from '../../../intake/admin/contract';
import { requestsApi } from '../../requests-api';
import { Pages } from '../../turn-pages';
import { useIsVisible } from '../../use-is-visible';
import { RequestFilters } from './request-filters';
import { RequestList } from './request-list';

const REFRESH_MS = 30_000;

type Wanted = Pick<CallbackSearch, 'state' | 'phone'>;

function Requests() {
  const [wanted, setWanted] = useState<Wanted>({ state: 'open', phone: '' });
  /** Where each page up to this one begins. */
  const [starts, setStarts] = useState<CallbackSearch['before'][]>([null]);
  const isVisible = useIsVisible();
  const asked = requestsApi.useCallbackRequestsQuery(
    { ...wanted, before: starts.at(-1) ?? null },
    { pollingInterval: isVisible ? REFRESH_MS : 0, refetchOnMountOrArgChange: true },
  );
  const { currentData: list, isError, refetch } = asked;

  const want = (change: Partial<Wanted>) => {
    setWanted({ ...wanted, ...change });
    setStarts([null]);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <RequestFilters {...wanted} onChange={want} />
      {isError && <Page.Error content="The cms did not say which requests there are. Reload the page." />}
      {!isError && !list && <Page.Loading />}
      {!isError && list && (
        <>
          <RequestList {...wanted} requests={list.requests} onStep={() => void refetch()} />
          <Pages
            number={starts.length}
            onBack={() => setStarts(starts.slice(0, -1))}
            onNext={list.next === null ? null : () => setStarts([...starts, list.next])}
          />
        </>
      )}
    </Flex>
  );
}

/** The menu's page “Requests”: who asked to be called, for whoever calls them. */
export function RequestsPage() {
  return (
    <Page.Protect permissions={[{ action: ANSWER_REQUESTS, subject: null }]}>
      <Page.Main>
        <Page.Title>Requests</Page.Title>
        <Layouts.Header
          title="Requests"
          subtitle="Readers who asked to be called, the newest first. Who looks at them is noted."
        />
        <Layouts.Content>
          <Requests />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
