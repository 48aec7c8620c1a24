import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, useId, useState } from 'react';
import type { ConsentWithdrawal } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { errorMessage } from '../../error-message';
import { formatDate, todayHere } from '../../times';

const NOT_DONE = 'The system couldn’t save this. Reload the page and try again.';

interface WithdrawDialogProps {
  consent: Omit<ConsentWithdrawal, 'receivedOn'>;
  onClose(): void;
  onWithdrawn(): void;
}

/** Withdraws a consent, and says by when all contact must stop. */
export function WithdrawDialog({ consent, onClose, onWithdrawn }: WithdrawDialogProps) {
  const form = useId();
  const today = todayHere();
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
          <Modal.Title>Withdraw “{consent.wordingKey}”</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <div aria-live="polite">
            {data && (
              <Typography tag="p" textColor="neutral800">
                <strong>Consent withdrawn.</strong> All contact must stop by {formatDate(data.dueOn)}. Everyone who was
                notified of the request is notified of this, too. Mark it as done under “Withdrawals” once all contact
                has stopped.
              </Typography>
            )}
          </div>
          {!data && (
            <form id={form} onSubmit={(event) => void send(event)}>
              <Flex direction="column" alignItems="stretch" gap={4}>
                <Typography tag="p" textColor="neutral800">
                  People may withdraw what they agreed to in any reasonable way: by phone, by mail, in passing. From the
                  day on which they say so, there are 10 business days to stop.
                </Typography>
                <Field.Root name="receivedOn" required error={error && errorMessage(error, NOT_DONE)} width="220px">
                  <Field.Label>They said so on</Field.Label>
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
            <Button variant="tertiary">{data ? 'Close' : 'Cancel'}</Button>
          </Modal.Close>
          {!data && (
            <Button type="submit" form={form} disabled={!receivedOn} loading={isLoading}>
              Withdraw
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
