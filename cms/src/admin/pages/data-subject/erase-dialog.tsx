import { Box, Button, Typography } from '@strapi/design-system';
import { type ReactNode, useState } from 'react';
import type { DataSubjectErased, DataSubjectQuery, DataSubjectSummary } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { formatCount } from '../../times';
import { ChooseRequests, certainOf } from './choose-requests';
import { DataSubjectDialog } from './data-subject-dialog';

const Item = ({ name, children }: { name: string; children: ReactNode }) => (
  <Box paddingBottom={3}>
    <Typography tag="dt" fontWeight="bold" textColor="neutral800">
      {name}
    </Typography>
    <Typography tag="dd" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  </Box>
);

const WhatItMeans = ({ recipients }: Pick<DataSubjectSummary, 'recipients'>) => (
  <>
    <dl>
      <Item name="Deleted">
        Email address, name, phone number, and what they are found by. Emails that are waiting are not sent, and links
        in emails stop working.
      </Item>
      <Item name="Kept">
        What was agreed to and when, as proof, for five years; and the number of requests, so that the figures stay
        right. Neither says who it was.
      </Item>
      <Item name="Also told to delete it">
        {recipients.length > 0 ? recipients.join(', ') : 'No one: it wasn’t shared with anyone.'}
      </Item>
    </dl>
    <Typography tag="p" variant="pi" textColor="neutral600">
      If the person wants a copy, export it first. Your name is recorded with the erasure.
    </Typography>
  </>
);

function Erased({ erased: { guideDownloads, callbackRequests }, notified }: DataSubjectErased) {
  const count = formatCount(guideDownloads + callbackRequests, 'request');
  return (
    <Typography tag="p" textColor="neutral800">
      <strong>{count} erased.</strong>{' '}
      {notified > 0
        ? `${formatCount(notified, 'recipient is', 'recipients are')} being told.`
        : 'Nobody else has to be told.'}
    </Typography>
  );
}

interface EraseDialogProps {
  sought: DataSubjectQuery;
  person: DataSubjectSummary;
  onClose(): void;
}

/** Shows everything that may be the person's, says what erasing it means, and erases what was chosen. */
export function EraseDialog({ sought, person, onClose }: EraseDialogProps) {
  const requests = person.requests.filter(({ erasedAt }) => !erasedAt);
  const [chosen, setChosen] = useState(certainOf(requests));
  const [erase, { data, error, isLoading }] = dataSubjectsApi.useEraseDataSubjectMutation();
  const take = () => void erase({ ...sought, requests: [...chosen] });
  return (
    <DataSubjectDialog
      title="Erase this person"
      done={data && <Erased {...data} />}
      error={error}
      usual="The system couldn’t erase this. Reload the page and try again."
      action={
        <Button variant="danger" disabled={chosen.size === 0} loading={isLoading} onClick={take}>
          Permanently delete
        </Button>
      }
      onClose={onClose}
    >
      <Typography tag="p" textColor="neutral800" paddingBottom={3}>
        Check everything that belongs to this person. This can’t be undone.
      </Typography>
      <ChooseRequests label="What to erase" requests={requests} chosen={chosen} onChange={setChosen} />
      <WhatItMeans recipients={person.recipients} />
    </DataSubjectDialog>
  );
}
