import { Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Withdrawal } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { errorMessage } from '../../error-message';
import { commonWords } from '../../words/common';
import { guideRequestsPageWords, withdrawalWords as words } from '../../words/guide-requests';
import { stepsOf } from './withdrawal-steps';

/** Marks an opt-out as done, once everything that was left to do is confirmed. */
export function CompleteWithdrawalDialog({ withdrawal, onClose }: { withdrawal: Withdrawal; onClose(): void }) {
  const [close, { error, isLoading }] = dataSubjectsApi.useCloseWithdrawalMutation();
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const steps = stepsOf(withdrawal);
  const toggle = (key: string, isConfirmed: boolean) => {
    const next = new Set(confirmed);
    if (isConfirmed) next.add(key);
    else next.delete(key);
    setConfirmed(next);
  };
  const complete = async () => {
    if (!('error' in (await close({ id: withdrawal.id })))) onClose();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header>
          <Modal.Title>{words.completeTitle(withdrawal.person?.name ?? withdrawal.person?.email ?? null)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Typography tag="p" textColor="neutral800" paddingBottom={4}>
            {words.completeMeans}
          </Typography>
          <Flex role="group" aria-label={words.leftToDo} direction="column" alignItems="flex-start" gap={3}>
            {steps.map(({ key, confirmation }) => (
              <Checkbox
                key={key}
                checked={confirmed.has(key)}
                onCheckedChange={(isConfirmed) => toggle(key, isConfirmed === true)}
              >
                {confirmation}
              </Checkbox>
            ))}
          </Flex>
          <div aria-live="polite">
            {Boolean(error) && (
              <Typography tag="p" textColor="danger600" paddingTop={3}>
                {errorMessage(error, guideRequestsPageWords.notSaved)}
              </Typography>
            )}
          </div>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{commonWords.cancel}</Button>
          </Modal.Close>
          <Button
            disabled={steps.some(({ key }) => !confirmed.has(key))}
            loading={isLoading}
            onClick={() => void complete()}
          >
            {words.markAsDone}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
