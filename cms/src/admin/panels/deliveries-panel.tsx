import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { DeliveryState, LoggedDelivery } from '../../recipients/contract';
import { recipientsApi } from '../recipients/recipients-api';
import { type State, StateLine } from '../state-line';
import { formatMoment } from '../times';
import { useIsVisible } from '../use-is-visible';
import { commonWords } from '../words/common';
import { deliveriesWords as words } from '../words/recipients';
import { isRecipient } from './secret-panel';

const REFRESH_MS = 5000;

const variants: Record<DeliveryState, State['variant']> = {
  waiting: 'secondary',
  delivered: 'success',
  'given-up': 'danger',
  withheld: 'neutral',
};

function sentenceOf({ state, settledAt, attempts, reason }: LoggedDelivery): string {
  if (state === 'delivered') return settledAt ? formatMoment(settledAt, Date.now()) : '';
  const tries = attempts > 0 ? words.tried(attempts) : '';
  return [reason, tries].filter(Boolean).join(' ');
}

function Deliveries({ documentId }: { documentId: string }) {
  const isVisible = useIsVisible();
  const { data, isError, refetch } = recipientsApi.useRecipientDeliveriesQuery(
    { documentId },
    { pollingInterval: isVisible ? REFRESH_MS : 0, refetchOnMountOrArgChange: true },
  );
  const [sendAgain, { isLoading }] = recipientsApi.useSendDeliveryAgainMutation();
  const { toggleNotification } = useNotification();
  const again = async (delivery: string) => {
    const answer = await sendAgain({ documentId, delivery });
    if ('error' in answer) toggleNotification({ type: 'danger', message: words.notSentAgain });
    void refetch();
  };
  if (!data)
    return (
      <Typography aria-live="polite" textColor="neutral600">
        {isError ? words.notLoaded : commonWords.loading}
      </Typography>
    );
  if (data.deliveries.length === 0) return <Typography textColor="neutral600">{words.none}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={4} width="100%">
      {data.deliveries.map((delivery) => (
        <Box key={delivery.id} tag="li">
          <Typography tag="p" variant="omega" fontWeight="bold">
            {words.events[delivery.event]}, {formatMoment(delivery.createdAt, Date.now())}
          </Typography>
          <StateLine
            state={{
              variant: variants[delivery.state],
              word: words.states[delivery.state],
              sentence: sentenceOf(delivery),
            }}
          />
          {delivery.state === 'given-up' && (
            <Box paddingTop={2}>
              <Button size="S" variant="tertiary" disabled={isLoading} onClick={() => void again(delivery.id)}>
                {words.sendAgain}
              </Button>
            </Box>
          )}
        </Box>
      ))}
    </Flex>
  );
}

/** The edit view's panel: what was last sent to a recipient, with its status. */
export const DeliveriesPanel: PanelComponent = ({ model, documentId, document }) => {
  if (!isRecipient(model) || !document || !documentId) return null;
  return { title: words.title, content: <Deliveries documentId={documentId} /> };
};
