import type { ScheduledAction, ScheduleReason, ScheduleState } from './contract';

/** What someone did to a document for which there is a schedule. */
export type Event = 'changed' | 'published' | 'unpublished' | 'deleted';

interface To {
  state: ScheduleState;
  reason: ScheduleReason;
}

/**
 * What a schedule becomes when someone does something to its document first; null: it stays as it is.
 *
 * A publication is bound to the text that was scheduled, and to the page being where it was: after another change, or after someone
 * took the page down, it asks again. An unpublication is bound to neither: what must be gone by a day must be gone even if a
 * typo was fixed the day before.
 */
export function afterEvent(action: ScheduledAction, state: ScheduleState, event: Event): To | null {
  if (event === 'deleted') return { state: 'canceled', reason: 'deleted' };
  if (event === 'published') return action === 'publish' ? { state: 'canceled', reason: 'published' } : null;
  if (event === 'unpublished' && action === 'unpublish') return { state: 'canceled', reason: 'unpublished' };
  if (action === 'unpublish' || state === 'needs-confirmation') return null;
  return { state: 'needs-confirmation', reason: event === 'unpublished' ? 'taken-down' : 'changed' };
}

/** Whether a failed schedule needs no more attention: someone did what it was for, or nothing is left to do. */
export const settles = (action: ScheduledAction, event: Event): boolean =>
  event === 'deleted' || event === (action === 'publish' ? 'published' : 'unpublished');
