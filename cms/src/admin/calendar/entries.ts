import { dayIn } from '@patient-press/shared/time-zones';
import type { CalendarItem } from '../../calendar/contract';
import type { Schedule } from '../../schedules/contract';

/** What a calendar shows on a day. */
export interface Entry {
  key: string;
  kind: CalendarItem['kind'] | Schedule['action'];
  title: string;
  typeName: string;
  /** The form of its document. */
  href: string;
  day: string;
  /** ISO in UTC; null: it is of the whole day. */
  at: string | null;
  /** Whether someone has to look at it. */
  needsAttention: boolean;
  /** What moves it; null: it stays where it is. */
  moved: { schedule: string; at: string } | { item: CalendarItem } | null;
}

const hrefOf = ({ contentType, documentId }: { contentType: string; documentId: string }) =>
  `/content-manager/collection-types/${contentType}/${documentId}`;

const ofItem = (item: CalendarItem): Entry => ({
  key: `${item.kind} ${item.documentId}`,
  kind: item.kind,
  title: item.title,
  typeName: item.typeName,
  href: hrefOf(item),
  day: item.day,
  at: item.at,
  needsAttention: false,
  moved: item.mayMove ? { item } : null,
});

const ofSchedule = (schedule: Schedule, timeZone: string): Entry => ({
  key: `schedule ${schedule.id}`,
  kind: schedule.action,
  title: schedule.title,
  typeName: schedule.typeName,
  href: hrefOf(schedule),
  day: dayIn(timeZone, schedule.at),
  at: schedule.at,
  needsAttention: schedule.state === 'needs-confirmation',
  moved: schedule.mayChange ? { schedule: schedule.id, at: schedule.at } : null,
});

/** What is on each day, the earliest first: what is of the whole day precedes what has a time. */
export function entriesByDay(
  items: readonly CalendarItem[],
  schedules: readonly Schedule[],
  timeZone: string,
): Map<string, Entry[]> {
  const entries = [...items.map(ofItem), ...schedules.map((schedule) => ofSchedule(schedule, timeZone))];
  entries.sort((one, other) => (one.at ?? '').localeCompare(other.at ?? '') || one.title.localeCompare(other.title));
  return Map.groupBy(entries, ({ day }) => day);
}
