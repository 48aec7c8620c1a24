import type { ListedRequest, RecipientState } from '../../inbox/listed-contract';
import type { SearchEnd } from '../../inbox/search-contract';
import { formatCount } from '../times';

const number = new Intl.NumberFormat('en-US');

/** The search above the lists of requests. */
export const requestSearchWords = {
  label: 'Search by part of a name, email address, or phone number',
  placeholder: 'Part of a name, email, or phone number',
  clear: 'Clear search',
  search: 'Search',
  searching: 'Searching…',
  failed: 'The system couldn’t search. Reload the page and try again.',
  found: ({ count, text }: { count: number; text: string }) =>
    count === 0
      ? `No requests match “${text}”.`
      : `${formatCount(count, 'request matches', 'requests match')} “${text}”.`,
  everything: (read: number) => `All ${number.format(read)} requests were searched.`,
  partly: ({ read, backTo, end }: { read: number; backTo: string; end: Exclude<SearchEnd, 'all'> }) =>
    `${
      {
        requests: `Only the newest ${number.format(read)} requests were searched, back to ${backTo}.`,
        time: `The search stopped after a few seconds, at ${number.format(read)} requests, back to ${backTo}.`,
        found: `Only the newest matches are shown, back to ${backTo}.`,
      }[end]
    } Enter more of the name, email, or number to narrow the search, or search older requests.`,
  older: 'Search older requests',
  recorded: 'The search is recorded, but not what you typed.',
  noneListed: 'No requests in this list match the search and the filters.',
};

const recipientStates: Record<RecipientState, string> = {
  notified: 'has the request',
  waiting: 'is being notified',
  failed: 'couldn’t be notified',
  'not-notified': 'hasn’t been sent the request',
};

const calls: Record<ListedRequest['call'], string> = { none: 'No call', open: 'Call to make', done: 'Called' };

/** One data subject in a list, and everything that they requested. */
export const dataSubjectWords = {
  byDataSubject: 'Group by person',
  requests: (count: number) => formatCount(count, 'request'),
  showRequests: ({ count, who }: { count: number; who: string }) =>
    `${formatCount(count, 'request')} from ${who || 'this person'}`,
  label: (who: string) => `Everything from ${who || 'this person'}, in order`,
  sameContact: 'Requests with the same email address or phone number, oldest first.',
  columns: ['Requested', 'Request', 'Contact', 'Consents', 'Withdrawn', 'Call'],
  guideRequest: (guide: string | null) => `Guide: ${guide ?? 'a guide that was deleted'}`,
  callRequest: 'Call request',
  open: 'Open',
  openRequest: (time: string) => `Open the guide request, ${time}`,
  calls,
  consent: ({ key, version }: { key: string; version: number }) => `“${key}”, version ${version}`,
  given: (date: string) => `Given ${date}`,
  recipient: ({ name, state }: { name: string; state: RecipientState }) => `${name} ${recipientStates[state]}`,
  noRecipient: 'Shared with no one else',
  noConsents: 'None',
  notWithdrawn: '–',
  withdrawn: ({ key, date }: { key: string; date: string }) => `“${key}” on ${date}`,
  stopBy: (date: string) => `Stop by ${date}`,
  stopped: ({ time, by }: { time: string; by: string | null }) => `Done ${[time, by].filter(Boolean).join(', ')}`,
};
