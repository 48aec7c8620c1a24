import { Button, EmptyStateLayout, Flex, Link, Status, Tr, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import type { OpenWithdrawals } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { DataTable } from '../../data-table';
import { errorMessage } from '../../error-message';
import { Aside, Cell, Lines, Words } from '../../table-cells';
import { formatDate } from '../../times';
import { commonWords } from '../../words/common';
import { guideRequestsPageWords, withdrawalWords as words } from '../../words/guide-requests';

type Withdrawal = OpenWithdrawals['withdrawals'][number];

function Who({ withdrawal: { requestType, request, person } }: { withdrawal: Withdrawal }) {
  return (
    <Lines>
      {person?.name && <Words strong>{person.name}</Words>}
      {person?.email && <Words>{person.email}</Words>}
      {person?.phone && <Words>{person.phone}</Words>}
      {!person && <Aside>{commonWords.noContactDetails}</Aside>}
      <Link tag={RouterLink} to={`/requests/person/${requestType}/${request}`}>
        {commonWords.everythingFromThisPerson}
      </Link>
    </Lines>
  );
}

function Row({ withdrawal, onDone }: { withdrawal: Withdrawal; onDone(): void }) {
  const { id, wordingKey, receivedOn, dueOn, isLate } = withdrawal;
  const [close, { isLoading }] = dataSubjectsApi.useCloseWithdrawalMutation();
  const { toggleNotification } = useNotification();
  const done = async () => {
    const answer = await close({ id });
    if ('error' in answer)
      toggleNotification({
        type: 'danger',
        message: errorMessage(answer.error, guideRequestsPageWords.notSaved),
      });
    onDone();
  };
  return (
    <Tr>
      <Cell>
        <Flex gap={2} wrap="wrap">
          <Words strong>{formatDate(dueOn)}</Words>
          {isLate && (
            <Status variant="danger" size="S">
              <Typography tag="span" variant="omega" fontWeight="bold">
                {words.late}
              </Typography>
            </Status>
          )}
        </Flex>
      </Cell>
      <Cell isWide>
        <Who withdrawal={withdrawal} />
      </Cell>
      <Cell>
        <Words>“{wordingKey}”</Words>
      </Cell>
      <Cell>
        <Words>{formatDate(receivedOn)}</Words>
      </Cell>
      <Cell>
        <Button variant="secondary" disabled={isLoading} onClick={() => void done()}>
          {words.done}
        </Button>
      </Cell>
    </Tr>
  );
}

/** Consents that were withdrawn and may still be in use. */
export function WithdrawalsPart() {
  const { currentData, isError, refetch } = dataSubjectsApi.useOpenWithdrawalsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  if (isError) return <Page.Error content={words.notLoaded} />;
  if (!currentData) return <Page.Loading />;
  const { withdrawals } = currentData;
  if (withdrawals.length === 0) return <EmptyStateLayout content={words.none} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" textColor="neutral800">
        {words.instructions}
      </Typography>
      <DataTable label={words.label} columns={words.columns} items={withdrawals}>
        {(withdrawal) => <Row key={withdrawal.id} withdrawal={withdrawal} onDone={() => void refetch()} />}
      </DataTable>
    </Flex>
  );
}
