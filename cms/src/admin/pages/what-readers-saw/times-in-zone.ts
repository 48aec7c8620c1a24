import type { ShownOnPage } from '../../../site-record/contract';
import { formatTimeIn } from '../../times';
import { whatReadersSawWords as words } from '../../words/what-readers-saw';

interface Span {
  from: string;
  to: string;
}

/** “12:00 a.m. to 3:15 p.m.”: a part of the time that was asked about; “All day” where it is all of it. */
export function spanInWords(
  { from, to }: Span,
  asked: Pick<ShownOnPage, 'from' | 'to' | 'isMoment' | 'timeZone'>,
): string {
  const format = (at: string) => formatTimeIn(asked.timeZone, at);
  if (asked.isMoment) return format(asked.from);
  if (from === asked.from && to === asked.to) return words.allDay;
  return `${format(from)} – ${format(to)}`;
}
