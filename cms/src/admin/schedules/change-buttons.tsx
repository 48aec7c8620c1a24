import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Schedule, ScheduleReason } from '../../schedules/contract';
import { errorMessage } from '../error-message';
import { schedulePanelWords as words } from '../words/schedules';
import { MoveDialog } from './move-dialog';
import { whatAndWhen } from './schedule-words';
import { schedulesApi } from './schedules-api';

const confirmWords: Partial<Record<ScheduleReason, string>> = words.confirm;

type Change = 'confirm' | 'cancel' | 'dismiss';
const doneWords: Record<Change, string | null> = { confirm: words.confirmed, cancel: words.canceled, dismiss: null };

/** Moves, cancels, and confirms what is to come; dismisses what failed. */
export function ChangeButtons({ schedule }: { schedule: Schedule }) {
  const [change, { isLoading }] = schedulesApi.useChangeScheduleMutation();
  const [isMoving, setIsMoving] = useState(false);
  const { toggleNotification } = useNotification();
  const { id, state, reason, title, needsAttention, mayChange } = schedule;
  if (!mayChange) return null;
  const isToCome = state === 'waiting' || state === 'needs-confirmation';
  const about = `${title}, ${whatAndWhen(schedule)}`;
  const act = async (what: Change) => {
    const answer = await change({ id, change: what });
    const done = doneWords[what];
    if ('error' in answer) toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.notDone) });
    else if (done) toggleNotification({ type: 'success', message: done });
  };
  return (
    <Flex gap={2} wrap="wrap">
      {state === 'needs-confirmation' && (
        <Button size="S" loading={isLoading} onClick={() => void act('confirm')}>
          {(reason && confirmWords[reason]) ?? words.confirm.changed}
        </Button>
      )}
      {isToCome && (
        <>
          <Button size="S" variant="secondary" aria-label={words.moveNamed(about)} onClick={() => setIsMoving(true)}>
            {words.move}
          </Button>
          <Button
            size="S"
            variant="danger-light"
            aria-label={words.cancelNamed(about)}
            loading={isLoading}
            onClick={() => void act('cancel')}
          >
            {words.cancel}
          </Button>
        </>
      )}
      {!isToCome && needsAttention && (
        <Button size="S" variant="secondary" loading={isLoading} onClick={() => void act('dismiss')}>
          {words.dismiss}
        </Button>
      )}
      {isMoving && <MoveDialog schedule={schedule} onClose={() => setIsMoving(false)} />}
    </Flex>
  );
}
