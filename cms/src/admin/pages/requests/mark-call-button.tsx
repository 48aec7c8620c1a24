import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { errorMessage } from '../../error-message';
import { requestsApi } from '../../requests-api';
import { callWords, requestsPageWords } from '../../words/requests';

interface MarkCallProps {
  call: { requestType: string; documentId: string; isDone: boolean };
  onMarked(): void;
}

/** Marks a call as made, or opens it again. */
export function MarkCallButton({ call: { requestType, documentId, isDone }, onMarked }: MarkCallProps) {
  const [markCall, { isLoading }] = requestsApi.useMarkCallMutation();
  const { toggleNotification } = useNotification();
  const mark = async () => {
    const answer = await markCall({ requestType, documentId, step: isDone ? 'again' : 'done' });
    if ('error' in answer)
      toggleNotification({ type: 'danger', message: errorMessage(answer.error, requestsPageWords.notSaved) });
    onMarked();
  };
  return (
    <Button
      variant={isDone ? 'tertiary' : 'secondary'}
      disabled={isLoading}
      style={{ whiteSpace: 'nowrap' }}
      onClick={() => void mark()}
    >
      {isDone ? callWords.reopen : callWords.markAsDone}
    </Button>
  );
}
