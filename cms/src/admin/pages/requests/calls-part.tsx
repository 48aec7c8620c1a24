import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page } from '@strapi/strapi/admin';
import { type CallSearch, type CallState, type CallTotals, callStates } from '../../../inbox/call-contract';
import { ChoiceButtons, withCount } from '../../choice-buttons';
import { Pagination } from '../../pagination';
import { requestsApi } from '../../requests-api';
import { useIsVisible } from '../../use-is-visible';
import { usePlace } from '../../use-place';
import { requestSearchWords } from '../../words/request-search';
import { callWords, requestsPageWords } from '../../words/requests';
import { CallTable } from './call-table';

const REFRESH_MS = 30_000;

interface Place {
  state: CallState;
  /** Where each page up to this one begins. */
  starts: CallSearch['after'][];
}
const beginning: Place = { state: 'open', starts: [null] };

const nameOf = (state: CallState, totals: CallTotals | undefined): string =>
  withCount(callWords.states[state], totals?.[state]) +
  (state === 'open' && totals?.overdue ? callWords.ofThemOverdue(totals.overdue) : '');

/**
 * Everyone who agreed to a call, with a request for a call or with a guide: the one who has waited longest first.
 * @param among what a search found; undefined: no search.
 */
export function CallsPart({ among }: { among: string[] | undefined }) {
  const [place, setPlace] = usePlace<Place>(`calls ${among?.join() ?? ''}`, beginning);
  const { state, starts } = place;
  const isVisible = useIsVisible();
  const live = { pollingInterval: isVisible ? REFRESH_MS : 0, refetchOnMountOrArgChange: true };
  const search = { state, after: starts.at(-1) ?? null, byDataSubject: true, ...(among && { among }) };
  const list = requestsApi.useCallsQuery(search, live);
  const totals = requestsApi.useCallTotalsQuery(among ? { among } : {}, live);
  const { currentData, isError } = list;
  const refresh = () => {
    void list.refetch();
    void totals.refetch();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChoiceButtons
        label={requestsPageWords.filter}
        choices={callStates}
        chosen={state}
        name={(one) => nameOf(one, totals.currentData)}
        onChoose={(chosen) => setPlace({ state: chosen, starts: [null] })}
      />
      {isError && <Page.Error content={callWords.notLoaded} />}
      {!isError && !currentData && <Page.Loading />}
      {!isError && currentData && (
        <>
          {currentData.calls.length === 0 ? (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={among ? requestSearchWords.noneListed : callWords.none[state]}
            />
          ) : (
            <CallTable calls={currentData.calls} dataSubjects={currentData.dataSubjects} onMarked={refresh} />
          )}
          <Pagination
            isOldestFirst={state === 'open'}
            number={starts.length}
            onBack={() => setPlace({ ...place, starts: starts.slice(0, -1) })}
            onNext={
              currentData.next === null ? null : () => setPlace({ ...place, starts: [...starts, currentData.next] })
            }
          />
        </>
      )}
    </Flex>
  );
}
