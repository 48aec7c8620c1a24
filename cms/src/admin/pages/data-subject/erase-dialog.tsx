import { Box, Button, Typography } from '@strapi/design-system';
import { type ReactNode, useState } from 'react';
import type { DataSubjectErased, DataSubjectQuery, DataSubjectSummary } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { eraseWords as words } from '../../words/data-subjects';
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
      <Item name={words.deleted}>{words.deletedMeans}</Item>
      <Item name={words.retained}>{words.retainedMeans}</Item>
      <Item name={words.notified}>{recipients.length > 0 ? recipients.join(', ') : words.notifiedNone}</Item>
    </dl>
    <Typography tag="p" variant="pi" textColor="neutral600">
      {words.note}
    </Typography>
  </>
);

const Erased = ({ erased: { guideDownloads, callbackRequests }, notified }: DataSubjectErased) => (
  <Typography tag="p" textColor="neutral800">
    <strong>{words.erased(guideDownloads + callbackRequests)}</strong> {words.notifications(notified)}
  </Typography>
);

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
      title={words.title}
      done={data && <Erased {...data} />}
      error={error}
      usual={words.failed}
      action={
        <Button variant="danger" disabled={chosen.size === 0} loading={isLoading} onClick={take}>
          {words.save}
        </Button>
      }
      onClose={onClose}
    >
      <Typography tag="p" textColor="neutral800" paddingBottom={3}>
        {words.explanation}
      </Typography>
      <ChooseRequests label={words.choose} requests={requests} chosen={chosen} onChange={setChosen} />
      <WhatItMeans recipients={person.recipients} />
    </DataSubjectDialog>
  );
}
