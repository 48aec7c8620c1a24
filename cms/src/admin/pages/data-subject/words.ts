import type { FoundRequest } from '../../../data-subjects/contract';
import { formatMoment } from '../../times';
import { commonWords } from '../../words/common';
import { foundWords } from '../../words/data-subjects';

/** “Guide request: The first weeks”. */
export const whatWords = ({ requestType, guideTitle }: FoundRequest): string =>
  requestType === 'guide-download' ? foundWords.guideRequest(guideTitle) : foundWords.callRequest;

/** The person a request names. */
export function whoWords({ erasedAt, isUnreadable, email, name, phone }: FoundRequest): string {
  if (erasedAt) return commonWords.erased;
  if (isUnreadable) return foundWords.unreadable;
  return [email, name, phone?.text].filter(Boolean).join(', ') || commonWords.noContactDetails;
}

/** A request in one line, to choose it by. @param now milliseconds since 1970. */
export const lineOf = (found: FoundRequest, now: number): string =>
  `${whatWords(found)}, ${formatMoment(found.at, now)} · ${whoWords(found)}`;

/** “2 guide requests and 1 call request”. */
export function requestsInWords(requests: readonly FoundRequest[]): string {
  const guides = requests.filter(({ requestType }) => requestType === 'guide-download').length;
  return foundWords.counts({ guides, calls: requests.length - guides });
}
