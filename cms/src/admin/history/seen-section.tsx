import { Box, Field, Flex, TextButton, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Seen } from '../../versions/contract';
import { DayField } from '../day-field';
import { errorMessage } from '../error-message';
import { Section } from '../section';
import { todayInNewsroom } from '../times';
import { commonWords } from '../words/common';
import { seenWords as words } from '../words/history';
import { historyApi, type OfDocument } from './history-api';
import { momentOf, VersionFacts } from './version-facts';

function Versions({ answer, onShow }: { answer: Seen; onShow(id: string): void }) {
  const { versions, recordedSince, from } = answer;
  if (!recordedSince) return <Typography>{words.noHistory}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {versions.length === 0 && <Typography>{words.none}</Typography>}
      {from < recordedSince && <Typography textColor="neutral600">{words.since(momentOf(recordedSince))}</Typography>}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {versions.map((version) => (
          <Box key={version.id} tag="li">
            <VersionFacts version={version} />
            <TextButton aria-label={words.showOf(momentOf(version.at))} onClick={() => onShow(version.id)}>
              {words.show}
            </TextButton>
          </Box>
        ))}
      </Flex>
    </Flex>
  );
}

function Asked({ onShow, ...asked }: OfDocument & { day: string; time: string; onShow(id: string): void }) {
  const { currentData, error } = historyApi.useVersionsSeenQuery(asked);
  if (error) return <Typography textColor="danger600">{errorMessage(error, words.notLoaded)}</Typography>;
  return currentData ? (
    <Versions answer={currentData} onShow={onShow} />
  ) : (
    <Typography>{commonWords.loading}</Typography>
  );
}

/** What readers saw of a document on a day. */
export function SeenSection({ uid, documentId, onShow }: OfDocument & { onShow(id: string): void }) {
  const [day, setDay] = useState(todayInNewsroom);
  const [time, setTime] = useState('');
  return (
    <Section title={words.title}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography textColor="neutral600">{words.about}</Typography>
        <Flex gap={4} wrap="wrap" alignItems="flex-start">
          <DayField label={words.day} day={day} choose={setDay} />
          <Field.Root width="170px">
            <Field.Label>{words.time}</Field.Label>
            <TextInput
              type="time"
              value={time}
              onChange={({ target }: { target: HTMLInputElement }) => setTime(target.value)}
            />
          </Field.Root>
        </Flex>
        <Box aria-live="polite">
          <Asked uid={uid} documentId={documentId} day={day} time={time} onShow={onShow} />
        </Box>
      </Flex>
    </Section>
  );
}
