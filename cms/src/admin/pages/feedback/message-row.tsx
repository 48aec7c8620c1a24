import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { Message, MessageState, MessageStep } from '../../../feedback/contract';
import { errorMessage } from '../../error-message';
import { feedbackApi } from '../../feedback-api';
import { ResponsiveRow } from '../../responsive-table';
import { newsroomTimeZone } from '../../time-zone/newsroom-zone';
import { formatTimeIn } from '../../times';
import { commonWords } from '../../words/common';
import { feedbackWords as words } from '../../words/feedback';
import { PageLink } from './page-link';

interface Props {
  message: Message;
  state: MessageState;
  /** Called when something was changed. */
  onChange(): void;
}

function DeleteButton({ onDelete }: { onDelete(): void }) {
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="danger-light">{words.delete}</Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{words.delete}</Dialog.Header>
        <Dialog.Body>{words.ask}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {commonWords.cancel}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger" fullWidth onClick={onDelete}>
              {words.delete}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}

function Text({ message: { text, topic, handledBy } }: Pick<Props, 'message'>) {
  const notes = [topic && words.messages.topics[topic], handledBy && words.messages.handledBy(handledBy)];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography textColor={text === null ? 'neutral600' : 'neutral800'} style={{ whiteSpace: 'pre-wrap' }}>
        {text ?? words.messages.unreadable}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {notes.filter(Boolean).join(' · ')}
      </Typography>
    </Flex>
  );
}

/** A message from a reader, and what can be done with it. */
export function MessageRow({ message, state, onChange }: Props) {
  const { toggleNotification } = useNotification();
  const [take, { isLoading }] = feedbackApi.useStepFeedbackMutation();
  const step = async (wanted: MessageStep['step']) => {
    const answer = await take({ id: message.id, step: wanted });
    if ('error' in answer) toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.failed) });
    else onChange();
  };
  const { columns } = words.messages;
  return (
    <ResponsiveRow
      columns={columns}
      cells={[
        <Text key="message" message={message} />,
        <PageLink key="page" page={message.page} />,
        <Typography key="when" tag="time" dateTime={message.at} textColor="neutral800">
          {formatTimeIn(newsroomTimeZone(), message.at)}
        </Typography>,
        <Flex key="actions" direction="column" alignItems="flex-start" gap={2}>
          {state !== 'handled' && (
            <Button variant="secondary" loading={isLoading} onClick={() => void step('done')}>
              {words.done}
            </Button>
          )}
          {state !== 'new' && (
            <Button variant="tertiary" loading={isLoading} onClick={() => void step('again')}>
              {words.again}
            </Button>
          )}
          <DeleteButton onDelete={() => void step('delete')} />
        </Flex>,
      ]}
    />
  );
}
