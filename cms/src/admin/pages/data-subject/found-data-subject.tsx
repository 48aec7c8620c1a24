import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { DataSubjectQuery, DataSubjectSummary } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { errorMessage } from '../../error-message';
import { eraseWords, exportWords, foundWords, optOutWords, personPageWords } from '../../words/data-subjects';
import { OpenedGuideRequest } from '../guide-requests/opened-guide-request';
import { EraseDialog } from './erase-dialog';
import { ExportDialog } from './export-dialog';
import { FoundTable } from './found-table';
import { OptOutDialog } from './opt-out-dialog';
import { requestsInWords } from './words';

function summaryOf({ requests, recipients, isCut }: DataSubjectSummary): string {
  const certain = requests.filter(({ certainty }) => certainty === 'same');
  const others = requests.length - certain.length;
  const sentences = [
    certain.length > 0 && foundWords.sent(requestsInWords(certain)),
    others > 0 && (certain.length > 0 ? foundWords.alsoByName(others) : foundWords.byNameOnly(others)),
    isCut && foundWords.cut,
    recipients.length > 0 && foundWords.sharedWith(recipients),
  ];
  return sentences.filter(Boolean).join(' ');
}

const dialogs = { export: ExportDialog, 'opt-out': OptOutDialog, erase: EraseDialog };
type DialogName = keyof typeof dialogs;

function Actions({ person, onAsk }: { person: DataSubjectSummary; onAsk(dialog: DialogName): void }) {
  const { requests } = person;
  return (
    <Flex gap={2} wrap="wrap">
      <Button variant="tertiary" onClick={() => onAsk('export')}>
        {exportWords.action}
      </Button>
      {requests.some(({ agreedTo }) => agreedTo.length > 0) && (
        <Button variant="tertiary" onClick={() => onAsk('opt-out')}>
          {optOutWords.action}
        </Button>
      )}
      {requests.some(({ erasedAt }) => !erasedAt) && (
        <Button variant="danger-light" onClick={() => onAsk('erase')}>
          {eraseWords.action}
        </Button>
      )}
    </Flex>
  );
}

/** Everything stored about a data subject, and what can be done for them: a copy, an opt-out, and erasure. */
export function FoundDataSubject({ sought }: { sought: DataSubjectQuery }) {
  const found = dataSubjectsApi.useFindDataSubjectQuery(sought, { refetchOnMountOrArgChange: true });
  const { currentData: person, error, refetch } = found;
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  if (error) {
    return <Page.Error content={errorMessage(error, personPageWords.failed)} />;
  }
  if (!person) return <Page.Loading />;
  if (person.requests.length === 0)
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={personPageWords.nothing} />;
  const Dialog = dialog && dialogs[dialog];
  const look = () => void refetch();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box
        tag="section"
        aria-label={foundWords.section}
        background="neutral0"
        shadow="tableShadow"
        hasRadius
        padding={4}
      >
        <Flex justifyContent="space-between" gap={4} wrap="wrap">
          <Typography textColor="neutral800">{summaryOf(person)}</Typography>
          <Actions person={person} onAsk={setDialog} />
        </Flex>
      </Box>
      <FoundTable requests={person.requests} onOpen={setOpened} onChange={look} />
      {opened && <OpenedGuideRequest documentId={opened} onChange={look} onClose={() => setOpened(null)} />}
      {Dialog && (
        <Dialog
          sought={sought}
          person={person}
          onClose={() => {
            setDialog(null);
            look();
          }}
        />
      )}
    </Flex>
  );
}
