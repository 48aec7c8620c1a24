import { Box, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { GuideRequestFilters, GuideRequestSearch } from '../../../inbox/guide-contract';
import { guideRequestsApi } from '../../guide-requests-api';
import { Pagination } from '../../pagination';
import { guideRequestsPageWords as words } from '../../words/guide-requests';
import { CsvButton } from './csv-button';
import { Detail } from './detail';
import { GuideRequestFilterRow } from './guide-request-filters';
import { GuideRequestTable } from './guide-request-table';

const everything: GuideRequestFilters = { email: '', guide: null, state: 'all' };

/** Who requested which guide: the list with its filters, and one request in full. */
export function RequestsPart() {
  const [filters, setFilters] = useState(everything);
  /** Where each page up to this one begins. */
  const [starts, setStarts] = useState<GuideRequestSearch['before'][]>([null]);
  const [opened, setOpened] = useState<string | null>(null);
  const { data, currentData, isError, refetch } = guideRequestsApi.useGuideRequestsQuery(
    { ...filters, before: starts.at(-1) ?? null },
    { refetchOnMountOrArgChange: true },
  );
  const change = (changed: Partial<GuideRequestFilters>) => {
    setFilters({ ...filters, ...changed });
    setStarts([null]);
  };
  const request = currentData?.requests.find(({ documentId }) => documentId === opened);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <GuideRequestFilterRow filters={filters} guides={data?.guides ?? []} onChange={change} />
      {isError && <Page.Error content={words.notLoaded} />}
      {!isError && !currentData && <Page.Loading />}
      {!isError && currentData && (
        <>
          <GuideRequestTable
            requests={currentData.requests}
            state={filters.state}
            onOpen={({ documentId }) => setOpened(documentId)}
          />
          <Pagination
            number={starts.length}
            onBack={() => setStarts(starts.slice(0, -1))}
            onNext={currentData.next === null ? null : () => setStarts([...starts, currentData.next])}
          />
          {currentData.requests.length > 0 && (
            <Flex gap={4} wrap="wrap">
              <CsvButton filters={filters} />
              <Box flex="1" minWidth="200px">
                <Typography variant="pi" textColor="neutral600">
                  {words.csvMeans}
                </Typography>
              </Box>
            </Flex>
          )}
        </>
      )}
      {request && <Detail request={request} onChange={() => void refetch()} onClose={() => setOpened(null)} />}
    </Flex>
  );
}
