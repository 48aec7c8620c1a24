import { clockIn, momentIn } from '@patient-press/shared/time-zones';
import { useNotification } from '@strapi/strapi/admin';
import { errorMessage } from '../error-message';
import { schedulesApi } from '../schedules/schedules-api';
import { newsroomTimeZone } from '../time-zone/newsroom-zone';
import { calendarPageWords as words } from '../words/calendar';
import { calendarApi } from './calendar-api';
import type { Entry } from './entries';

const isMovable = (kind: string): kind is 'review' | 'banner-starts' | 'banner-ends' => kind !== 'published';

/** Moves an entry to another day, at its time of day, and says so. */
export function useMove(): (entry: Entry, day: string) => Promise<void> {
  const [changeSchedule] = schedulesApi.useChangeScheduleMutation();
  const [moveDate] = calendarApi.useMoveDateMutation();
  const { toggleNotification } = useNotification();
  return async ({ moved, title, day: before }, day) => {
    if (!moved || day === before) return;
    const zone = newsroomTimeZone();
    const isSchedule = 'schedule' in moved;
    const send = () => {
      if (isSchedule)
        return changeSchedule({
          id: moved.schedule,
          change: 'move',
          at: momentIn(zone, day, clockIn(zone, moved.at)),
        });
      const { kind, contentType, documentId } = moved.item;
      return isMovable(kind) ? moveDate({ kind, contentType, documentId, day }) : null;
    };
    const answer = await send();
    if (!answer) return;
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: errorMessage(answer.error, words.notMoved) });
      return;
    }
    const message = isSchedule ? words.moved({ title, day }) : words.movedDraft({ title, day });
    toggleNotification({ type: 'success', message });
  };
}
