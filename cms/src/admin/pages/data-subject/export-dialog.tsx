import { Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { DataSubjectQuery, DataSubjectSummary } from '../../../data-subjects/contract';
import { SaveButton } from '../../save-button';
import { todayInNewsroom } from '../../times';
import { exportWords as words } from '../../words/data-subjects';
import { ChooseRequests, certainOf } from './choose-requests';
import { DataSubjectDialog } from './data-subject-dialog';

interface ExportDialogProps {
  sought: DataSubjectQuery;
  person: DataSubjectSummary;
  onClose(): void;
}

/** Saves a copy of everything that is stored about a person, of the requests that were chosen. */
export function ExportDialog({ sought, person, onClose }: ExportDialogProps) {
  const { post } = useFetchClient();
  const [chosen, setChosen] = useState(certainOf(person.requests));
  const fetchFile = async () => {
    const { data } = await post('/intake/people/export', { ...sought, requests: [...chosen] });
    return new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
  };
  return (
    <DataSubjectDialog
      title={words.title}
      done={null}
      error={null}
      usual=""
      action={
        chosen.size > 0 && (
          <SaveButton fileName={`person-${todayInNewsroom()}.json`} fetchFile={fetchFile} onSaved={onClose}>
            {words.save}
          </SaveButton>
        )
      }
      onClose={onClose}
    >
      <Typography tag="p" textColor="neutral800" paddingBottom={3}>
        {words.explanation}
      </Typography>
      <ChooseRequests label={words.choose} requests={person.requests} chosen={chosen} onChange={setChosen} />
    </DataSubjectDialog>
  );
}
