import { Box, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { type MessageState, messageStates } from '../../../feedback/contract';
import { ChoiceButtons, withCount } from '../../choice-buttons';
import { feedbackApi } from '../../feedback-api';
import { Pagination } from '../../pagination';
import { ResponsiveTable } from '../../responsive-table';
import { Section } from '../../section';
import { feedbackWords } from '../../words/feedback';
import { MessageRow } from './message-row';

const words = feedbackWords.messages;

/** What readers wrote, to be handled. */
export function MessagesSection() {
  const [state, setState] = useState<MessageState>('new');
  /** Where each page that was seen began: the one that is shown is the last. */
  const [places, setPlaces] = useState<(number | null)[]>([null]);
  const { currentData, isError, refetch } = feedbackApi.useFeedbackMessagesQuery(
    { state, before: places.at(-1) ?? null },
    { refetchOnMountOrArgChange: true },
  );
  if (isError) return <Page.Error content={feedbackWords.notLoaded} />;
  const choose = (chosen: MessageState) => {
    setState(chosen);
    setPlaces([null]);
  };
  const next = currentData?.next ?? null;
  return (
    <Section title={words.label}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <ChoiceButtons
          label={feedbackWords.choose}
          choices={messageStates}
          chosen={state}
          name={(choice) => withCount(feedbackWords.states[choice], currentData?.totals[choice])}
          onChoose={choose}
        />
        <Box aria-live="polite" aria-busy={!currentData}>
          {currentData?.messages.length === 0 && <Typography>{words.none[state]}</Typography>}
          {currentData && currentData.messages.length > 0 && (
            <ResponsiveTable
              label={words.label}
              columns={words.columns}
              template="minmax(0, 3fr) minmax(0, 2fr) max-content max-content"
              items={currentData.messages}
            >
              {(message) => (
                <MessageRow key={message.id} message={message} state={state} onChange={() => void refetch()} />
              )}
            </ResponsiveTable>
          )}
        </Box>
        <Typography variant="pi" textColor="neutral600">
          {words.retained}
        </Typography>
        <Pagination
          number={places.length}
          onBack={() => setPlaces(places.slice(0, -1))}
          onNext={next === null ? null : () => setPlaces([...places, next])}
        />
      </Flex>
    </Section>
  );
}
