import type { CallState } from '../../inbox/call-contract';
import type { CallbackStep, RequestState } from '../../inbox/callback-contract';

const columns = {
  person: 'Person',
  requested: 'Requested',
  bestTime: 'Best time',
  from: 'From',
  withdrawn: 'Withdrawn',
  status: 'Status',
};

const possibleSpam = 'Possible spam';

/** The menu’s page “Requests”, and what its two lists share. */
export const requestsPageWords = {
  title: 'Requests',
  subtitle: 'Readers who agreed to a call, either with a call request or with a guide request. Every view is recorded.',
  calls: 'Calls to make',
  callbacks: 'Call requests',
  filter: 'Show',
  anyTime: 'Any time',
  notSaved: 'The system couldn’t save this. Reload the page and try again.',
};

const callStates: Record<CallState, string> = { open: 'To make', done: 'Done' };
const noCalls: Record<CallState, string> = { open: 'No calls to make.', done: 'No calls marked as done yet.' };

/** The list “Calls to make”. */
export const callWords = {
  label: 'Calls',
  columns: [columns.person, columns.requested, columns.bestTime, 'Agreed to', columns.withdrawn, columns.status],
  states: callStates,
  none: noCalls,
  notLoaded: 'Couldn’t load the calls. Reload the page.',
  noNumber: 'No phone number',
  noNumberButEmail: 'No phone number: send an email',
  withGuide: 'With a guide request',
  callRequest: 'Call request',
  version: ({ key, version }: { key: string; version: number }) => `“${key}”, version ${version}`,
  wordingDeleted: 'The wording was deleted.',
  overdue: 'Overdue',
  overdueMeans: 'Waiting more than 2 business days',
  ofThemOverdue: (count: number) => `, ${count} overdue`,
  markAsDone: 'Mark as done',
  reopen: 'Reopen',
};

const requestStates: Record<RequestState, string> = { open: 'Open', suspect: possibleSpam, done: 'Done', all: 'All' };
const noRequests: Record<RequestState, string> = {
  open: 'No open call requests.',
  suspect: 'No possible spam.',
  done: 'No call requests marked as done yet.',
  all: 'No call requests yet.',
};
const steps: Record<CallbackStep, string> = {
  done: callWords.markAsDone,
  'not-spam': 'Not spam',
  'open-again': callWords.reopen,
};

/** The list “Call requests”. */
export const callRequestWords = {
  label: 'Call requests',
  columns: [
    columns.person,
    columns.requested,
    columns.bestTime,
    columns.from,
    'Consents',
    columns.withdrawn,
    columns.status,
  ],
  states: requestStates,
  none: noRequests,
  notLoaded: 'Couldn’t load the call requests. Reload the page.',
  steps,
};
