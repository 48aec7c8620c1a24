import { EmptyStateLayout, Flex, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { dataSubjectsApi } from '../../data-subjects-api';
import { DataTable } from '../../data-table';
import { Cell, Words } from '../../table-cells';
import { formatDate, formatMoment } from '../../times';

const columns = ['When', 'Guide requests', 'Requests for calls', 'Proofs of consent', 'Oldest request from'];

/** What was erased automatically at the end of its retention period. */
export function PurgesPart() {
  const { currentData, isError } = dataSubjectsApi.usePurgesQuery(undefined, { refetchOnMountOrArgChange: true });
  if (isError) return <Page.Error content="Couldn’t load what was erased. Reload the page." />;
  if (!currentData) return <Page.Loading />;
  const { purges } = currentData;
  const now = Date.now();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" textColor="neutral800">
        Personal data is erased automatically on the day that each request shows as “Scheduled erasure.” Proof of
        consent is kept for five years.
      </Typography>
      {purges.length === 0 ? (
        <EmptyStateLayout content="Nothing has been erased automatically yet." />
      ) : (
        <DataTable label="Erased by policy" columns={columns} items={purges}>
          {({ at, guideDownloads, callbackRequests, consentProofs, oldestRequest }) => (
            <Tr key={at}>
              <Cell>
                <Words>{formatMoment(at, now)}</Words>
              </Cell>
              <Cell>
                <Words>{guideDownloads}</Words>
              </Cell>
              <Cell>
                <Words>{callbackRequests}</Words>
              </Cell>
              <Cell>
                <Words>{consentProofs}</Words>
              </Cell>
              <Cell>
                <Words>{oldestRequest ? formatDate(oldestRequest) : '–'}</Words>
              </Cell>
            </Tr>
          )}
        </DataTable>
      )}
    </Flex>
  );
}
