import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { DataSubjectQuery, DataSubjectSummary } from '../../../data-subjects/contract';
import { dataSubjectsApi } from '../../data-subjects-api';
import { errorMessage } from '../../error-message';
import { guideRequestsApi } from '../../guide-requests-api';
import { formatCount } from '../../times';
import { Detail } from '../guide-requests/detail';
import { EraseDialog } from './erase-dialog';
import { ExportDialog } from './export-dialog';
import { FoundTable } from './found-table';
import { OptOutDialog } from './opt-out-dialog';
import { requestsInWords } from './words';

function summaryOf({ requests, recipients, isCut }: DataSubjectSummary): string {
  const certain = requests.filter(({ certainty }) => certainty === 'same');
  const others = requests.length - certain.length;
  const sentences = [
    certain.length > 0 && `This person sent ${requestsInWords(certain)}.`,
    others > 0 &&
      (certain.length > 0
        ? `${formatCount(others, 'other request has', 'other requests have')} the same name.`
        : `${formatCount(others, 'request', 'requests')} with a name like this. They may be different people.`),
    isCut && 'Only the newest are shown: enter more of the name.',
    recipients.length > 0 && `Passed on to ${recipients.join(', ')}.`,
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
        Export this person…
      </Button>
      {requests.some(({ agreedTo }) => agreedTo.length > 0) && (
        <Button variant="tertiary" onClick={() => onAsk('opt-out')}>
          Record an opt-out…
        </Button>
      )}
      {requests.some(({ erasedAt }) => !erasedAt) && (
        <Button variant="danger-light" onClick={() => onAsk('erase')}>
          Erase this person…
        </Button>
      )}
    </Flex>
  );
}

/** One guide request, opened from what was found. */
function OpenedGuideRequest({
  documentId,
  onChange,
  onClose,
}: {
  documentId: string;
  onChange(): void;
  onClose(): void;
}) {
  const { currentData, refetch } = guideRequestsApi.useGuideRequestQuery(
    { documentId },
    { refetchOnMountOrArgChange: true },
  );
  if (!currentData) return null;
  const change = () => {
    void refetch();
    onChange();
  };
  return <Detail request={currentData} onChange={change} onClose={onClose} />;
}

/** Everything there is of a person, and what can be done for them: a copy, an opt-out, and being forgotten. */
export function FoundDataSubject({ sought }: { sought: DataSubjectQuery }) {
  const found = dataSubjectsApi.useFindDataSubjectQuery(sought, { refetchOnMountOrArgChange: true });
  const { currentData: person, error, refetch } = found;
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  if (error) {
    const usual = 'The system couldn’t look for this person. Reload the page and try again.';
    return <Page.Error content={errorMessage(error, usual)} />;
  }
  if (!person) return <Page.Loading />;
  if (person.requests.length === 0)
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content="No request came from this person." />;
  const Dialog = dialog && dialogs[dialog];
  const look = () => void refetch();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box tag="section" aria-label="This person" background="neutral0" shadow="tableShadow" hasRadius padding={4}>
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
