import type { FoundRequest } from '../../../data-subjects/contract';
import { formatCount, formatMoment } from '../../times';

/** Why a request is among those that were found. */
export const becauseWords: Record<FoundRequest['because'], string> = {
  email: 'Same email address',
  phone: 'Same phone number',
  request: 'This request',
  linked: 'Linked by email or phone',
  name: 'Same name only: may be another person',
};

/** “Guide request: The first weeks”. */
export const whatWords = ({ requestType, guideTitle }: FoundRequest): string =>
  requestType === 'guide-download'
    ? `Guide request: ${guideTitle ?? 'a guide that was deleted'}`
    : 'Request for a call';

/** Whoever a request names. */
export function whoWords({ erasedAt, isUnreadable, email, name, phone }: FoundRequest): string {
  if (erasedAt) return 'Erased';
  if (isUnreadable) return 'Can’t be opened';
  return [email, name, phone?.text].filter(Boolean).join(', ') || 'No contact details left';
}

/** A request in one line, to choose it by. @param now milliseconds since 1970. */
export const lineOf = (found: FoundRequest, now: number): string =>
  `${whatWords(found)}, ${formatMoment(found.at, now)} · ${whoWords(found)}`;

/** “2 guide requests and 1 request for a call”. */
export function requestsInWords(requests: readonly FoundRequest[]): string {
  const guides = requests.filter(({ requestType }) => requestType === 'guide-download').length;
  const calls = requests.length - guides;
  return [
    guides > 0 && formatCount(guides, 'guide request'),
    calls > 0 && formatCount(calls, 'request for a call', 'requests for a call'),
  ]
    .filter(Boolean)
    .join(' and ');
}
