import { Box, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { type GuideRequestFilters, type GuideRequestSearch, guideRequestStates } from '../../../inbox/guide-contract';
import { ChoiceButtons, withCount } from '../../choice-buttons';
import { guideRequestsApi } from '../../guide-requests-api';
import { Pagination } from '../../pagination';
import { usePlace } from '../../use-place';
import { guideRequestFilterWords, guideRequestsPageWords as words } from '../../words/guide-requests';
import { requestSearchWords } from '../../words/request-search';
import { CsvButton } from './csv-button';
import { GuideRequestFilterRow } from './guide-request-filters';
import { GuideRequestTable } from './guide-request-table';
import { OpenedGuideRequest } from './opened-guide-request';

type Filters = Omit<GuideRequestFilters, 'among'>;

/** Where someone is in the list. */
interface Place {
  filters: Filters;
  byDataSubject: boolean;
  /** Where each page up to this one begins. */
  starts: GuideRequestSearch['before'][];
}
const beginning: Place = { filters: { email: '', guide: null, state: 'all' }, byDataSubject: true, starts: [null] };

const fresh = { refetchOnMountOrArgChange: true };

function Csv({ filters }: { filters: GuideRequestFilters }) {
  return (
    <Flex gap={4} wrap="wrap">
      <CsvButton filters={filters} />
      <Box flex="1" minWidth="200px">
        <Typography variant="pi" textColor="neutral600">
          {words.csvMeans}
        </Typography>
      </Box>
    </Flex>
  );
}

/**
 * Who requested which guide: the list with its filters, and one request in full.
 * @param among what a search found; undefined: no search.
 */
export function RequestsPart({ among }: { among: string[] | undefined }) {
  // A search begins a list of its own.
  const [place, setPlace] = usePlace<Place>(`guide-requests ${among?.join() ?? ''}`, beginning);
  const { byDataSubject, starts } = place;
  const { state, ...others } = place.filters;
  const filters: GuideRequestFilters = { ...place.filters, ...(among && { among }) };
  const [opened, setOpened] = useState<string | null>(null);
  const list = guideRequestsApi.useGuideRequestsQuery(
    { ...filters, byDataSubject, before: starts.at(-1) ?? null },
    fresh,
  );
  const totals = guideRequestsApi.useGuideRequestTotalsQuery({ ...others, ...(among && { among }) }, fresh);
  const { data, currentData, isError } = list;
  const change = (changed: Partial<Filters>) =>
    setPlace({ ...place, filters: { ...place.filters, ...changed }, starts: [null] });
  const refresh = () => {
    void list.refetch();
    void totals.refetch();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChoiceButtons
        label={guideRequestFilterWords.status}
        choices={guideRequestStates}
        chosen={state}
        name={(one) => withCount(guideRequestFilterWords.states[one], totals.currentData?.[one])}
        onChoose={(chosen) => change({ state: chosen })}
      />
      <GuideRequestFilterRow
        filters={place.filters}
        guides={data?.guides ?? []}
        byDataSubject={byDataSubject}
        onChange={change}
        onGroup={(grouped) => setPlace({ ...place, byDataSubject: grouped, starts: [null] })}
      />
      {isError && <Page.Error content={words.notLoaded} />}
      {!isError && !currentData && <Page.Loading />}
      {!isError && currentData && (
        <>
          <GuideRequestTable
            {...currentData}
            empty={among ? requestSearchWords.noneListed : null}
            state={state}
            onOpen={setOpened}
          />
          <Pagination
            number={starts.length}
            onBack={() => setPlace({ ...place, starts: starts.slice(0, -1) })}
            onNext={
              currentData.next === null ? null : () => setPlace({ ...place, starts: [...starts, currentData.next] })
            }
          />
          {currentData.requests.length > 0 && <Csv filters={filters} />}
        </>
      )}
      {opened && <OpenedGuideRequest documentId={opened} onChange={refresh} onClose={() => setOpened(null)} />}
    </Flex>
  );
}
