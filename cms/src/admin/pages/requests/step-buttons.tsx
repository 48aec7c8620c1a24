import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { CallbackItem, CallbackStep } from '../../../inbox/callback-contract';
import { requestsApi } from '../../requests-api';
import { callRequestWords, requestsPageWords } from '../../words/requests';

function stepsOf({ handledAt, verdict }: CallbackItem): CallbackStep[] {
  if (handledAt) return ['open-again'];
  return verdict === 'suspect' ? ['not-spam', 'done'] : ['done'];
}

/** What can be done with a request. @param onStep called when the cms has done it. */
export function StepButtons({ request, onStep }: { request: CallbackItem; onStep(): void }) {
  const [takeStep, { isLoading }] = requestsApi.useStepCallbackRequestMutation();
  const { toggleNotification } = useNotification();
  const take = async (step: CallbackStep) => {
    const answer = await takeStep({ documentId: request.documentId, step });
    if ('error' in answer) toggleNotification({ type: 'danger', message: requestsPageWords.notSaved });
    onStep();
  };
  return (
    <Flex gap={2} wrap="wrap">
      {stepsOf(request).map((step) => (
        <Button
          key={step}
          variant={step === 'done' ? 'secondary' : 'tertiary'}
          disabled={isLoading}
          style={{ whiteSpace: 'nowrap' }}
          onClick={() => void take(step)}
        >
          {callRequestWords.steps[step]}
        </Button>
      ))}
    </Flex>
  );
}
