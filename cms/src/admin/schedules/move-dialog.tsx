import { useNotification } from '@strapi/strapi/admin';
import type { Schedule } from '../../schedules/contract';
import { DialogOverPage } from '../dialog-over-page';
import { errorMessage } from '../error-message';
import { schedulePanelWords, scheduleDialogWords as words } from '../words/schedules';
import { ScheduleForm } from './schedule-dialog';
import { whatAndWhen } from './schedule-words';
import { schedulesApi } from './schedules-api';

/** Moves a schedule to another time. */
export function MoveDialog({ schedule, onClose }: { schedule: Schedule; onClose(): void }) {
  const [change, { error, isLoading }] = schedulesApi.useChangeScheduleMutation();
  const { toggleNotification } = useNotification();
  const move = async (at: string) => {
    const answer = await change({ id: schedule.id, change: 'move', at });
    if ('error' in answer) return;
    toggleNotification({ type: 'success', message: schedulePanelWords.scheduled(whatAndWhen(answer.data.schedule)) });
    onClose();
  };
  return (
    <DialogOverPage title={words.moveTitle} onClose={onClose}>
      <ScheduleForm
        actions={[schedule.action]}
        at={schedule.at}
        submitLabel={words.move}
        isLoading={isLoading}
        refusal={error ? errorMessage(error, words.failed) : ''}
        onSubmit={({ at }) => void move(at)}
        onClose={onClose}
      />
    </DialogOverPage>
  );
}
