import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { type CallbackSearch, type RequestState, requestStates } from '../../../inbox/callback-contract';
import { ChoiceButtons, withCount } from '../../choice-buttons';
import { Pagination } from '../../pagination';
import { requestsApi } from '../../requests-api';
import { useIsVisible } from '../../use-is-visible';
import { usePlace } from '../../use-place';
import { requestSearchWords } from '../../words/request-search';
import { callRequestWords, requestsPageWords } from '../../words/requests';
import { RequestList } from './request-list';

const REFRESH_MS = 30_000;

interface Place {
  state: RequestState;
  /** Where each page up to this one begins. */
  starts: CallbackSearch['before'][];
}
const beginning: Place = { state: 'open', starts: [null] };

/**
 * Requests for a call, and nothing else: also those that look like spam.
 * @param among what a search found; undefined: no search.
 */
export function CallbacksPart({ among }: { among: string[] | undefined }) {
  const [place, setPlace] = usePlace<Place>(`callbacks ${among?.join() ?? ''}`, beginning);
  const { state, starts } = place;
  const isVisible = useIsVisible();
  const live = { pollingInterval: isVisible ? REFRESH_MS : 0, refetchOnMountOrArgChange: true };
  const search = { state, phone: '', before: starts.at(-1) ?? null, byDataSubject: true, ...(among && { among }) };
  const asked = requestsApi.useCallbackRequestsQuery(search, live);
  const totals = requestsApi.useCallbackTotalsQuery(among ? { among } : {}, live);
  const { currentData: list, isError } = asked;
  const refresh = () => {
    void asked.refetch();
    void totals.refetch();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChoiceButtons
        label={requestsPageWords.filter}
        choices={requestStates}
        chosen={state}
        name={(one) => withCount(callRequestWords.states[one], totals.currentData?.[one])}
        onChoose={(chosen) => setPlace({ state: chosen, starts: [null] })}
      />
      {isError && <Page.Error content={callRequestWords.notLoaded} />}
      {!isError && !list && <Page.Loading />}
      {!isError && list && (
        <>
          <RequestList
            requests={list.requests}
            dataSubjects={list.dataSubjects}
            empty={among ? requestSearchWords.noneListed : callRequestWords.none[state]}
            onStep={refresh}
          />
          <Pagination
            number={starts.length}
            onBack={() => setPlace({ ...place, starts: starts.slice(0, -1) })}
            onNext={list.next === null ? null : () => setPlace({ ...place, starts: [...starts, list.next] })}
          />
        </>
      )}
    </Flex>
  );
}
