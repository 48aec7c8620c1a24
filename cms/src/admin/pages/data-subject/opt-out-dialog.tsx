import { Button, Field, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { DataSubjectOptedOut, DataSubjectQuery, DataSubjectSummary } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { formatDate, todayInNewsroom } from '../../times';
import { optOutWords as words } from '../../words/data-subjects';
import { ChooseRequests, certainOf } from './choose-requests';
import { DataSubjectDialog } from './data-subject-dialog';

const OptedOut = ({ requests, dueOn }: DataSubjectOptedOut) => (
  <Typography tag="p" textColor="neutral800">
    <strong>{words.recorded(requests)}</strong> {words.recordedMeans(formatDate(dueOn))}
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
  const [receivedOn, setReceivedOn] = useState(todayInNewsroom());
  const [optOut, { data, error, isLoading }] = dataSubjectsApi.useOptOutPersonMutation();
  const take = () => void optOut({ ...sought, requests: [...chosen], receivedOn });
  return (
    <DataSubjectDialog
      title={words.title}
      done={data && <OptedOut {...data} />}
      error={error}
      usual={words.failed}
      action={
        <Button disabled={chosen.size === 0 || !receivedOn} loading={isLoading} onClick={take}>
          {words.save}
        </Button>
      }
      onClose={onClose}
    >
      <Typography tag="p" textColor="neutral800" paddingBottom={4}>
        {words.explanation}
      </Typography>
      <ChooseRequests label={words.choose} requests={requests} chosen={chosen} onChange={setChosen} />
      <Field.Root name="receivedOn" required width="220px">
        <Field.Label>{words.receivedOn}</Field.Label>
        <TextInput
          type="date"
          value={receivedOn}
          onChange={({ target }: { target: HTMLInputElement }) => setReceivedOn(target.value)}
        />
      </Field.Root>
    </DataSubjectDialog>
  );
}
