import { formatTime } from '@patient-press/shared/schedule-words';
import type { ShownOnPage } from '../../../site-record/contract';
import { whatReadersSawWords as words } from '../../words/what-readers-saw';

interface Span {
  from: string;
  to: string;
}

/** “12:00 a.m. to 3:15 p.m.”: a part of the time that was asked about; “All day” where it is all of it. */
export function spanInWords({ from, to }: Span, asked: Pick<ShownOnPage, 'from' | 'to' | 'isMoment'>): string {
  if (asked.isMoment) return formatTime(asked.from);
  if (from === asked.from && to === asked.to) return words.allDay;
  return `${formatTime(from)} – ${formatTime(to)}`;
}
