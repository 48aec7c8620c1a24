import { Button, Field, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { DataSubjectOptedOut, DataSubjectQuery, DataSubjectSummary } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { formatCount, formatDate, todayHere } from '../../times';
import { ChooseRequests, certainOf } from './choose-requests';
import { DataSubjectDialog } from './data-subject-dialog';

const OptedOut = ({ requests, dueOn }: DataSubjectOptedOut) => (
  <Typography tag="p" textColor="neutral800">
    <strong>Opt-out recorded for {formatCount(requests, 'request')}.</strong> All contact must stop by{' '}
    {formatDate(dueOn)}. Everyone who was sent the request is told. Mark it as done under “Downloads → Withdrawals to
    carry out” once all contact with this person has stopped.
  </Typography>
);

interface OptOutDialogProps {
  sought: DataSubjectQuery;
  person: DataSubjectSummary;
  onClose(): void;
}

/** Withdraws everything that a person agreed to, for the requests that were chosen. */
export function OptOutDialog({ sought, person, onClose }: OptOutDialogProps) {
  const requests = person.requests.filter(({ agreedTo }) => agreedTo.length > 0);
  const [chosen, setChosen] = useState(certainOf(requests));
  const [receivedOn, setReceivedOn] = useState(todayHere());
  const [optOut, { data, error, isLoading }] = dataSubjectsApi.useOptOutPersonMutation();
  const take = () => void optOut({ ...sought, requests: [...chosen], receivedOn });
  return (
    <DataSubjectDialog
      title="Record an opt-out"
      done={data && <OptedOut {...data} />}
      error={error}
      usual="The system couldn’t record this. Reload the page and try again."
      action={
        <Button disabled={chosen.size === 0 || !receivedOn} loading={isLoading} onClick={take}>
          Record opt-out
        </Button>
      }
      onClose={onClose}
    >
      <Typography tag="p" textColor="neutral800" paddingBottom={4}>
        People may opt out in any reasonable way: by phone, by email, or in passing. From the day they say so, there are
        10 business days to stop all contact.
      </Typography>
      <ChooseRequests label="What to opt out of" requests={requests} chosen={chosen} onChange={setChosen} />
      <Field.Root name="receivedOn" required width="220px">
        <Field.Label>They said so on</Field.Label>
        <TextInput
          type="date"
          value={receivedOn}
          onChange={({ target }: { target: HTMLInputElement }) => setReceivedOn(target.value)}
        />
      </Field.Root>
    </DataSubjectDialog>
  );
}
