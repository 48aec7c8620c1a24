import { EmptyStateLayout, Flex, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { dataSubjectsApi } from '../../data-subjects-api';
import { DataTable } from '../../data-table';
import { Cell, Words } from '../../table-cells';
import { formatDate, formatMoment } from '../../times';
import { purgeWords as words } from '../../words/guide-requests';

/** What was erased automatically at the end of its retention period. */
export function PurgesPart() {
  const { currentData, isError } = dataSubjectsApi.usePurgesQuery(undefined, { refetchOnMountOrArgChange: true });
  if (isError) return <Page.Error content={words.notLoaded} />;
  if (!currentData) return <Page.Loading />;
  const { purges } = currentData;
  const now = Date.now();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" textColor="neutral800">
        {words.policy}
      </Typography>
      {purges.length === 0 ? (
        <EmptyStateLayout content={words.none} />
      ) : (
        <DataTable label={words.label} columns={words.columns} items={purges}>
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
