import { EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import {
  type Withdrawal,
  type WithdrawalList,
  type WithdrawalSearch,
  type WithdrawalState,
  withdrawalStates,
} from '../../../data-subjects/contract';
import { ChoiceButtons, withCount } from '../../choice-buttons';
import { dataSubjectsApi } from '../../data-subjects-api';
import { Pagination } from '../../pagination';
import { usePlace } from '../../use-place';
import { withdrawalWords as words } from '../../words/guide-requests';
import { requestSearchWords } from '../../words/request-search';
import { CompleteWithdrawalDialog } from './complete-withdrawal-dialog';
import { WithdrawalTable } from './withdrawal-table';

interface Place {
  state: WithdrawalState;
  /** Where each page up to this one begins. */
  starts: WithdrawalSearch['after'][];
}
const beginning: Place = { state: 'open', starts: [null] };

const nameOf = (state: WithdrawalState, totals: WithdrawalList['totals'] | undefined): string =>
  withCount(words.states[state], totals?.[state]) +
  (state === 'open' && totals?.overdue ? words.ofThemOverdue(totals.overdue) : '');

/**
 * Consents that were withdrawn and may still be in use, the most urgent first; and those that were seen to, by whom and when.
 * @param among what a search found; undefined: no search.
 */
export function WithdrawalsPart({ among }: { among: string[] | undefined }) {
  const [place, setPlace] = usePlace<Place>(`withdrawals ${among?.join() ?? ''}`, beginning);
  const { state, starts } = place;
  const [completing, setCompleting] = useState<Withdrawal | null>(null);
  const { currentData, isError, refetch } = dataSubjectsApi.useWithdrawalsQuery(
    { state, after: starts.at(-1) ?? null, ...(among && { among }) },
    { refetchOnMountOrArgChange: true },
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChoiceButtons
        label={words.filter}
        choices={withdrawalStates}
        chosen={state}
        name={(one) => nameOf(one, currentData?.totals)}
        onChoose={(chosen) => setPlace({ state: chosen, starts: [null] })}
      />
      {isError && <Page.Error content={words.notLoaded} />}
      {!isError && !currentData && <Page.Loading />}
      {!isError && currentData && (
        <>
          {currentData.withdrawals.length === 0 ? (
            <EmptyStateLayout content={among ? requestSearchWords.noneListed : words.none[state]} />
          ) : (
            <>
              <Typography tag="p" textColor="neutral800">
                {words.instructions[state]}
              </Typography>
              <WithdrawalTable state={state} withdrawals={currentData.withdrawals} onComplete={setCompleting} />
            </>
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
      {completing && (
        <CompleteWithdrawalDialog
          withdrawal={completing}
          onClose={() => {
            setCompleting(null);
            void refetch();
          }}
        />
      )}
    </Flex>
  );
}
