import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { DeliveryState, LoggedDelivery } from '../../recipients/contract';
import { recipientsApi } from '../recipients/recipients-api';
import { type State, StateLine } from '../state-line';
import { formatCount, formatMoment } from '../times';
import { useIsVisible } from '../use-is-visible';
import { isRecipient } from './secret-panel';

const REFRESH_MS = 5000;

const eventWords: Record<LoggedDelivery['event'], string> = {
  'request.created': 'New request',
  'consent.withdrawn': 'Consent withdrawn',
  'request.erased': 'Request erased',
};

const states: Record<DeliveryState, Pick<State, 'variant' | 'word'>> = {
  waiting: { variant: 'secondary', word: 'Waiting' },
  told: { variant: 'success', word: 'Told' },
  'given-up': { variant: 'danger', word: 'Given up' },
  withheld: { variant: 'neutral', word: 'Not sent' },
};

function sentenceOf({ state, settledAt, attempts, reason }: LoggedDelivery): string {
  if (state === 'told') return settledAt ? formatMoment(settledAt, Date.now()) : '';
  const tries = attempts > 0 ? `Tried ${formatCount(attempts, 'time')}.` : '';
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
    if ('error' in answer)
      toggleNotification({ type: 'danger', message: 'The cms did not send it again. Reload the page, and try again.' });
    void refetch();
  };
  if (!data)
    return (
      <Typography aria-live="polite" textColor="neutral600">
        {isError ? 'The cms did not say. It does to super admins: ask one of them.' : 'Asking the cms…'}
      </Typography>
    );
  if (data.deliveries.length === 0) return <Typography textColor="neutral600">Nothing was sent yet.</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={4} width="100%">
      {data.deliveries.map((delivery) => (
        <Box key={delivery.id} tag="li">
          <Typography tag="p" variant="omega" fontWeight="bold">
            {eventWords[delivery.event]}, {formatMoment(delivery.createdAt, Date.now())}
          </Typography>
          <StateLine state={{ ...states[delivery.state], sentence: sentenceOf(delivery) }} />
          {delivery.state === 'given-up' && (
            <Box paddingTop={2}>
              <Button size="S" variant="tertiary" disabled={isLoading} onClick={() => void again(delivery.id)}>
                Send again
              </Button>
            </Box>
          )}
        </Box>
      ))}
    </Flex>
  );
}

/** The edit view's panel: what a recipient was told last, and what became of it. */
export const DeliveriesPanel: PanelComponent = ({ model, documentId, document }) => {
  if (!isRecipient(model) || !document || !documentId) return null;
  return { title: 'Sent to this recipient', content: <Deliveries documentId={documentId} /> };
};
