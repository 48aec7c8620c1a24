import { Box, EmptyStateLayout, Flex, Table, Tbody, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { dataSubjectsApi } from '../../data-subjects-api';
import { Cell, Words } from '../../table-cells';
import { TableHead } from '../../table-head';
import { formatDate, formatMoment } from '../../times';

const columns = ['When', 'Guide requests', 'Requests for calls', 'Proofs of consent', 'Oldest request from'];

/** What was erased by itself, because its time was over. */
export function PurgesPart() {
  const { currentData, isError } = dataSubjectsApi.usePurgesQuery(undefined, { refetchOnMountOrArgChange: true });
  if (isError) return <Page.Error content="The cms did not say what was erased. Reload the page." />;
  if (!currentData) return <Page.Loading />;
  const { purges } = currentData;
  const now = Date.now();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" textColor="neutral800">
        Personal data is erased by itself on the day that each request shows as “Kept until”. Proof of what was agreed
        to is kept for five years.
      </Typography>
      {purges.length === 0 ? (
        <EmptyStateLayout content="Nothing was erased by itself yet." />
      ) : (
        <Box>
          <Table colCount={columns.length} rowCount={purges.length + 1} aria-label="Erased by policy">
            <TableHead columns={columns} />
            <Tbody>
              {purges.map(({ at, guideDownloads, callbackRequests, consentProofs, oldestRequest }) => (
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
              ))}
            </Tbody>
          </Table>
        </Box>
      )}
    </Flex>
  );
}
