import { Box, Button, Modal, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { PersonErased, PersonFound } from '../../../intake/person/contract';
import { peopleApi } from '../../people-api';
import { formatCount } from '../../times';
import { troubleOf } from '../../trouble';
import { requestsInWords } from './person';

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

function Before({ email, person }: { email: string; person: PersonFound }) {
  const { recipients } = person;
  return (
    <>
      <Typography tag="p" textColor="neutral800" paddingBottom={4}>
        This concerns {requestsInWords(person)} of <strong>{email}</strong>. It cannot be undone.
      </Typography>
      <dl>
        <Item name="Erased">
          E-mail address, name, phone number, and by what they are found. Mails that still wait are not sent, and links
          in mails no longer open.
        </Item>
        <Item name="Kept">
          What was agreed to and when, as proof, for five years; and that there were requests, so that the numbers stay
          right. Neither says who it was.
        </Item>
        <Item name="Told to erase it, too">
          {recipients.length > 0 ? recipients.join(', ') : 'Nobody: it was passed on to no one.'}
        </Item>
      </dl>
      <Typography tag="p" variant="pi" textColor="neutral600">
        If the person wants a copy, export it first. Your name is noted with the erasure.
      </Typography>
    </>
  );
}

function After({ erased: { guideDownloads, callbackRequests }, told }: PersonErased) {
  const count = formatCount(guideDownloads + callbackRequests, 'request');
  return (
    <Typography tag="p" textColor="neutral800">
      <strong>{count} erased.</strong>{' '}
      {told > 0 ? `${formatCount(told, 'recipient is', 'recipients are')} being told.` : 'Nobody else has to be told.'}
    </Typography>
  );
}

interface EraseDialogProps {
  email: string;
  person: PersonFound;
  onClose(): void;
  onErased(): void;
}

/** Says what will be erased, what is kept and who is told, and does it when asked to. */
export function EraseDialog({ email, person, onClose, onErased }: EraseDialogProps) {
  const [erase, { data, error, isLoading }] = peopleApi.useErasePersonMutation();
  const take = async () => {
    const answer = await erase({ email });
    if (!('error' in answer)) onErased();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header>
          <Modal.Title>Erase this person</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {!data && <Before email={email} person={person} />}
          <div aria-live="polite">
            {data && <After {...data} />}
            {error && (
              <Typography tag="p" textColor="danger600" paddingTop={3}>
                {troubleOf(error, 'The cms did not erase this. Reload the page, and try again.')}
              </Typography>
            )}
          </div>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{data ? 'Close' : 'Cancel'}</Button>
          </Modal.Close>
          {!data && (
            <Button variant="danger" loading={isLoading} onClick={() => void take()}>
              Erase for ever
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
