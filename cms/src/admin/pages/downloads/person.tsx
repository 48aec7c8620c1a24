import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { PersonFound } from '../../../intake/person/contract';
import { peopleApi } from '../../people-api';
import { SaveButton } from '../../save-button';
import { formatCount, todayHere } from '../../times';
import { EraseDialog } from './erase-dialog';

/** “2 guide requests and 1 request for a call”. */
export function requestsInWords({ guideDownloads, callbackRequests }: PersonFound): string {
  const parts = [
    guideDownloads.length > 0 && formatCount(guideDownloads.length, 'guide request'),
    callbackRequests.length > 0 && formatCount(callbackRequests.length, 'request for a call', 'requests for a call'),
  ];
  return parts.filter(Boolean).join(' and ');
}

/** What can be done for somebody who was found by their address: their right to a copy, and to be forgotten. */
export function Person({ email, onErased }: { email: string; onErased(): void }) {
  const { post } = useFetchClient();
  const { currentData: person, refetch } = peopleApi.useFindPersonQuery(
    { email: email.trim() },
    { refetchOnMountOrArgChange: true },
  );
  const [isErasing, setIsErasing] = useState(false);
  if (!person || person.guideDownloads.length + person.callbackRequests.length === 0) return null;
  const exported = async () => {
    const { data } = await post('/intake/people/export', { email: email.trim() });
    return new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
  };
  return (
    <Box tag="section" aria-label="This person" background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography textColor="neutral800">
          <strong>This person</strong> sent {requestsInWords(person)}.
          {person.recipients.length > 0 &&
            ` ${person.recipients.join(', ')} ${person.recipients.length === 1 ? 'was' : 'were'} told.`}
        </Typography>
        <Flex gap={2} wrap="wrap">
          <SaveButton fileName={`person-${todayHere()}.json`} fetchFile={exported}>
            Export this person
          </SaveButton>
          <Button variant="danger-light" onClick={() => setIsErasing(true)}>
            Erase this person…
          </Button>
        </Flex>
      </Flex>
      {isErasing && (
        <EraseDialog
          email={email.trim()}
          person={person}
          onClose={() => {
            setIsErasing(false);
            void refetch();
          }}
          onErased={onErased}
        />
      )}
    </Box>
  );
}
