import { formatClock } from '@patient-press/shared/schedule-words';
import { clockIn } from '@patient-press/shared/time-zones';
import type { ShownOnPage } from '../../../site-record/contract';
import { formatTimeIn } from '../../times';
import { whatReadersSawWords as words } from '../../words/what-readers-saw';

interface Span {
  from: string;
  to: string;
}

/** “12:00 a.m. EST to 3:15 p.m. EST”: a part of the day that was asked about; “All day” where it is all of it. */
export function spanInWords(
  { from, to }: Span,
  asked: Pick<ShownOnPage, 'from' | 'to' | 'isMoment' | 'timeZone'>,
): string {
  const { timeZone } = asked;
  if (asked.isMoment) return formatTimeIn(timeZone, asked.from);
  const isUpToMidnight = to === asked.to && clockIn(timeZone, to) === '00:00';
  if (from === asked.from && to === asked.to) return isUpToMidnight ? words.allDay : words.soFar;
  return words.span(formatClock(from, timeZone), isUpToMidnight ? words.midnight : formatClock(to, timeZone));
}
