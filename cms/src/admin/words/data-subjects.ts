import type { FoundRequest } from '../../data-subjects/contract';
import { formatCount } from '../times';

const tenDays =
  'People may opt out in any reasonable way: by phone, by mail, by email, or in conversation. From the day they do, we have 10 business days to stop all contact.';

/** The page with everything from one person. */
export const personPageWords = {
  back: 'Back',
  failed: 'The system couldn’t load this person. Reload the page and try again.',
  nothing: 'No requests from this person.',
};

const because: Record<FoundRequest['because'], string> = {
  email: 'Same email address',
  phone: 'Same phone number',
  request: 'This request',
  linked: 'Linked by email or phone',
  name: 'Same name only: may be someone else',
};
const calls: Record<FoundRequest['call'], string> = { none: '–', open: 'To make', done: 'Done' };

/** What was found of a person. */
export const foundWords = {
  section: 'This person',
  label: 'Requests from this person',
  columns: ['Requested', 'Contact', 'Request', 'Match', 'Call', 'More'],
  because,
  calls,
  guideRequest: (guide: string | null | undefined) => `Guide request: ${guide ?? 'a guide that was deleted'}`,
  callRequest: 'Call request',
  unreadable: 'Can’t be opened',
  counts: ({ guides, calls: callCount }: { guides: number; calls: number }) =>
    [guides > 0 && formatCount(guides, 'guide request'), callCount > 0 && formatCount(callCount, 'call request')]
      .filter(Boolean)
      .join(' and '),
  sent: (requests: string) => `This person sent ${requests}.`,
  alsoByName: (count: number) =>
    `${formatCount(count, 'other request has', 'other requests have')} the same name and may be from someone else.`,
  byNameOnly: (count: number) =>
    `${formatCount(count, 'request')} with a similar name. They may be from different people.`,
  cut: 'Only the newest are shown. Enter more of the name to narrow the search.',
  sharedWith: (recipients: readonly string[]) => `Shared with ${recipients.join(', ')}.`,
  open: 'Open',
  openGuideRequest: (time: string) => `Open the guide request, ${time}`,
};

/** The dialog that saves a copy of a person’s data. */
export const exportWords = {
  action: 'Export data…',
  title: 'Export this person’s data',
  choose: 'What to export',
  explanation:
    'Check everything that belongs to this person. The file contains all of it, unencrypted. The export is recorded.',
  save: 'Save the file',
};

/** The dialog that records a person’s opt-out. */
export const optOutWords = {
  action: 'Record opt-out…',
  title: 'Record opt-out',
  choose: 'What to opt out of',
  explanation: tenDays,
  receivedOn: 'Opted out on',
  save: 'Record opt-out',
  failed: 'The system couldn’t record this. Reload the page and try again.',
  recorded: (requests: number) => `Opt-out recorded for ${formatCount(requests, 'request')}.`,
  recordedMeans: (date: string) =>
    `All contact must stop by ${date}. Every recipient that got a request is notified. Once all contact has stopped, mark it as done under “Downloads → Opt-outs to complete.”`,
};

/** The dialog that erases a person’s data. */
export const eraseWords = {
  action: 'Erase data…',
  title: 'Erase this person’s data',
  choose: 'What to erase',
  explanation: 'Check everything that belongs to this person. This can’t be undone.',
  deleted: 'Deleted',
  deletedMeans:
    'Email address, name, phone number, and the indexes used to find them. Pending emails aren’t sent, and links in earlier emails stop working.',
  retained: 'Retained',
  retainedMeans:
    'Proof of what was agreed to and when, for five years, and the number of requests, so statistics stay correct. Neither identifies the person.',
  notified: 'Also asked to delete it',
  notifiedNone: 'No one: it wasn’t shared.',
  note: 'If the person wants a copy, export the data first. Your name is recorded with the erasure.',
  save: 'Permanently delete',
  failed: 'The system couldn’t erase this. Reload the page and try again.',
  erased: (count: number) => `${formatCount(count, 'request')} erased.`,
  notifications: (count: number) =>
    count > 0
      ? `${formatCount(count, 'recipient is', 'recipients are')} being notified.`
      : 'No one else needs to be notified.',
};
