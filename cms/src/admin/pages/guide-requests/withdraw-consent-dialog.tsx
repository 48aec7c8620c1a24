import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, useId, useState } from 'react';
import type { ConsentWithdrawal } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { errorMessage } from '../../error-message';
import { formatDate, todayInNewsroom } from '../../times';
import { commonWords } from '../../words/common';
import { guideRequestsPageWords, consentWords as words } from '../../words/guide-requests';

interface WithdrawDialogProps {
  consent: Omit<ConsentWithdrawal, 'receivedOn'>;
  onClose(): void;
  onWithdrawn(): void;
}

/** Withdraws a consent, and says by when all contact must stop. */
export function WithdrawDialog({ consent, onClose, onWithdrawn }: WithdrawDialogProps) {
  const form = useId();
  const today = todayInNewsroom();
  const [receivedOn, setReceivedOn] = useState(today);
  const [withdraw, { data, error, isLoading }] = dataSubjectsApi.useWithdrawConsentMutation();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await withdraw({ ...consent, receivedOn });
    if (!('error' in answer)) onWithdrawn();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header>
          <Modal.Title>{words.dialogTitle(consent.wordingKey)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <div aria-live="polite">
            {data && (
              <Typography tag="p" textColor="neutral800">
                <strong>{words.recorded}</strong> {words.recordedMeans(formatDate(data.dueOn))}
              </Typography>
            )}
          </div>
          {!data && (
            <form id={form} onSubmit={(event) => void send(event)}>
              <Flex direction="column" alignItems="stretch" gap={4}>
                <Typography tag="p" textColor="neutral800">
                  {words.explanation}
                </Typography>
                <Field.Root
                  name="receivedOn"
                  required
                  error={error && errorMessage(error, guideRequestsPageWords.notSaved)}
                  width="220px"
                >
                  <Field.Label>{words.receivedOn}</Field.Label>
                  <TextInput
                    type="date"
                    value={receivedOn}
                    onChange={({ target }: { target: HTMLInputElement }) => setReceivedOn(target.value)}
                  />
                  <Field.Error />
                </Field.Root>
              </Flex>
            </form>
          )}
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{data ? commonWords.close : commonWords.cancel}</Button>
          </Modal.Close>
          {!data && (
            <Button type="submit" form={form} disabled={!receivedOn} loading={isLoading}>
              {words.record}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
