import { formatTime } from '@patient-press/shared/schedule-words';
import type { Schedule } from '../../schedules/contract';
import { endInWords } from '../../schedules/words';
import { newsroomTimeZone } from '../time-zone/newsroom-zone';
import { beforeRemovalWords } from '../words/in-use';
import { schedulePageWords, scheduleLineWords as words } from '../words/schedules';
import { choiceWords } from '../words/strapi';

/** “Publishes Nov 30, 2026, 9:00 a.m. EST”. */
export const whatAndWhen = ({ action, at }: Pick<Schedule, 'action' | 'at'>): string =>
  words.will({ action, when: formatTime(at, newsroomTimeZone()) });

const OVERDUE_MS = 60_000;

/** What there is to say of a schedule's state; empty: nothing. @param now milliseconds since 1970. */
export function stateInWords(schedule: Schedule, now: number): string {
  const { reason, state, at } = schedule;
  if (reason || state === 'done') return endInWords(schedule);
  return state === 'waiting' && Date.parse(at) < now - OVERDUE_MS ? schedulePageWords.overdue : '';
}

/** What readers find once it is unpublished; empty: nothing was chosen. */
export function afterwardsInWords({ afterwards }: Pick<Schedule, 'afterwards'>): string {
  if (!afterwards) return '';
  if (afterwards.kind === 'redirect') return words.redirectAfterwards(afterwards.to);
  const { kind, reason } = afterwards;
  return words.afterwards(`${beforeRemovalWords.outcomes[kind]}. ${choiceWords[reason] ?? reason}.`);
}
