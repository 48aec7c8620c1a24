import type { WithdrawalState } from '../../data-subjects/contract';
import type { GuideRequestItem, GuideRequestState, GuideRequestStep } from '../../inbox/guide-contract';
import { formatCount } from '../times';

/** The menu’s page “Downloads”. */
export const guideRequestsPageWords = {
  title: 'Downloads',
  subtitle: 'Readers who requested a guide, latest request first. Every view is recorded.',
  requests: 'Requests',
  withdrawals: ({ open, overdue }: { open: number; overdue: number } = { open: 0, overdue: 0 }) => {
    const late = overdue > 0 ? `, ${overdue} overdue` : '';
    return `Opt-outs to complete${open > 0 ? ` (${open}${late})` : ''}`;
  },
  purges: 'Automatic deletions',
  notLoaded: 'Couldn’t load the requests. Reload the page.',
  notSaved: 'The system couldn’t save this. Reload the page and try again.',
  csv: 'Save as CSV',
  csvMeans:
    'All requests that match the filters, on every page, with names and email addresses. The download is recorded.',
};

const states: Record<GuideRequestState, string> = {
  all: 'All',
  waiting: 'Waiting to be sent',
  failed: 'Email problem',
  delivered: 'Delivered',
  opened: 'Opened',
  suspect: 'Possible spam',
  erased: 'Erased',
};

/** The filters above the list. */
export const guideRequestFilterWords = {
  status: 'Status',
  states,
  guide: 'Guide',
  allGuides: 'All guides',
  call: 'Call',
  all: 'All',
  agreedToCall: 'Agreed to a call',
  from: 'Requested from',
  to: 'Requested to',
  clear: 'Clear filters',
};

const none: Record<GuideRequestState, string> = {
  all: 'No guide requests yet.',
  waiting: 'No emails are waiting.',
  failed: 'No email problems.',
  delivered: 'No guides delivered yet.',
  opened: 'No guides opened yet.',
  suspect: 'No possible spam.',
  erased: 'Nothing has been erased.',
};

const relationships: Record<GuideRequestItem['relationship'], string> = {
  patient: 'Patient',
  family: 'Family member',
  caregiver: 'Caregiver',
  professional: 'Professional',
  other: 'Other',
  undisclosed: 'Not provided',
};

/** The list of guide requests. */
export const guideRequestTableWords = {
  label: 'Guide requests',
  columns: ['Contact', 'Request', 'Call', 'Status', 'More'],
  columnsByDataSubject: ['Person', 'Latest request', 'Consents', 'Withdrawn', 'Call', 'Status', 'More'],
  none,
  relationships,
  deletedGuide: 'A guide that was deleted',
  called: 'Called',
  agreedToCall: 'Agreed to a call',
  noCall: 'No',
  open: 'Open',
  openRequest: ({ email, time }: { email: string | null; time: string }) =>
    `Open the request${email ? ` from ${email}` : ''}, ${time}`,
};

/** What became of a request: a word for a badge, and a line below it. */
export const outcomeWords = {
  erased: 'Erased',
  delivered: 'Delivered',
  deliveredLine: ({ time, openings }: { time: string; openings: number }) => {
    const opened = openings === 0 ? 'not opened yet' : openings === 1 ? 'opened once' : `opened ${openings} times`;
    return `${time}, ${opened}`;
  },
  waiting: 'Waiting',
  waitingSince: (time: string) => `since ${time}`,
  retrying: 'Retrying',
  failed: 'Failed',
  toConfirm: 'To confirm',
  heldForReader: 'Held until the reader confirms by email, or until marked “Not spam”',
  possibleSpam: 'Possible spam',
  held: 'Held until marked “Not spam”',
  noEmail: 'No email',
};

const steps: Record<GuideRequestStep, { button: string; done: string }> = {
  'not-spam': { button: 'Not spam', done: 'The guide is being sent.' },
  'mail-again': { button: 'Resend the email', done: 'The email is being sent again.' },
};

/** One request in full. */
export const guideRequestDetailWords = {
  erasedRequest: 'Erased request',
  unreadableRequest: 'A request that can’t be opened',
  email: 'Email',
  name: 'Name',
  phone: 'Phone',
  notProvided: 'Not provided',
  noneOnFile: 'None on file',
  relationship: 'Relationship',
  guide: 'Guide',
  guideDeleted: 'Deleted since then',
  requested: 'Requested',
  requestedAt: ({ time, page }: { time: string; page: string | null }) => `${time}${page ? ` on ${page}` : ''}`,
  call: 'Call',
  banner: 'Banner',
  noBanner: 'None',
  status: 'Status',
  personalData: 'Personal data',
  erasedMeans: 'Erased. The record of consent is retained as proof.',
  scheduledDeletion: 'Scheduled deletion',
  deletedOn: (date: string) => `${date}: personal data is automatically deleted`,
  consents: 'Consent',
  history: 'History',
  historyNotLoaded: 'Couldn’t load the history. Close this and open it again.',
  historyLoading: 'Loading history',
  steps,
};

/** What a reader agreed to, and the dialog that withdraws it. */
export const consentWords = {
  none: 'None on file.',
  line: ({ key, version, what }: { key: string; version: number; what: string }) =>
    `“${key}”, version ${version}: ${what}`,
  withdrawn: (date: string) => `withdrawn; all contact must stop by ${date}`,
  notice: 'notice shown beside the button',
  agreed: 'agreed',
  notAgreed: 'not agreed',
  withdraw: 'Record opt-out…',
  withdrawKey: (key: string) => `Record opt-out from “${key}”…`,
  dialogTitle: (key: string) => `Record opt-out from “${key}”`,
  explanation:
    'People may opt out in any reasonable way: by phone, by mail, by email, or in conversation. From the day they do, we have 10 business days to stop all contact.',
  receivedOn: 'Opted out on',
  record: 'Record opt-out',
  recorded: 'Opt-out recorded.',
  recordedMeans: (date: string) =>
    `All contact must stop by ${date}. Every recipient that got the request is notified. Once all contact has stopped, mark it as done under “Opt-outs to complete.”`,
};

const withdrawalStateWords: Record<WithdrawalState, string> = { open: 'To complete', done: 'Done' };
const withdrawalColumns: Record<WithdrawalState, string[]> = {
  open: ['Complete by', 'Person', 'Opted out of', 'Recipients', 'Left to do', 'Action'],
  done: ['Done', 'Person', 'Opted out of', 'Recipients'],
};
const noWithdrawals: Record<WithdrawalState, string> = {
  open: 'No open opt-outs.',
  done: 'No opt-outs marked as done yet.',
};
const instructions: Record<WithdrawalState, string> = {
  open: 'Choose “Done…” once all contact has stopped, including by recipients of the requests. The contact details stored for the opt-out are then deleted.',
  done: 'All contact has stopped. Names and addresses appear here only while the request itself still has them.',
};

/** The list “Opt-outs to complete”. */
export const withdrawalWords = {
  label: 'Opt-outs',
  filter: 'Show opt-outs',
  states: withdrawalStateWords,
  ofThemOverdue: (count: number) => `, ${count} overdue`,
  columns: withdrawalColumns,
  notLoaded: 'Couldn’t load the opt-outs. Reload the page.',
  none: noWithdrawals,
  instructions,
  late: 'Overdue',
  wording: (key: string) => `“${key}”`,
  receivedOn: (date: string) => `Opted out on ${date}`,
  noRecipients: 'Not shared with anyone',
  recipientStates: { notified: 'Notified', waiting: 'Being notified', failed: 'Not notified' },
  stopHere: 'Make sure no one here calls.',
  stoppedHere: 'No one here calls this person about it anymore.',
  waitFor: (name: string) => `Wait until ${name} is notified.`,
  contactYourself: ({ name, contact }: { name: string; contact: string | null }) =>
    `Tell ${name} yourself${contact ? `: ${contact}` : ''}.`,
  toldMyself: (name: string) => `I told ${name}, which hasn’t been notified automatically.`,
  done: 'Done…',
  completeTitle: (who: string | null) => `Mark the opt-out${who ? ` of ${who}` : ''} as done`,
  completeMeans:
    'Confirm that all contact has stopped. Your name and the time are recorded. The contact details stored for this opt-out are deleted.',
  leftToDo: 'What has been done',
  markAsDone: 'Mark as done',
};

/** The list “Automatic deletions”. */
export const purgeWords = {
  label: 'Automatic deletions',
  columns: ['When', 'Guide requests', 'Call requests', 'Proofs of consent', 'Oldest request from'],
  notLoaded: 'Couldn’t load the automatic deletions. Reload the page.',
  policy:
    'Personal data is automatically deleted on the date shown as “Scheduled deletion” in each request. Proof of consent is retained for five years.',
  none: 'Nothing has been automatically deleted yet.',
};

const waitingEmails = (count: number) => formatCount(count, 'email is waiting', 'emails are waiting');

/** What the page says when emails aren’t sent. */
export const emailNoticeWords = {
  notSetUp: 'No email is being sent.',
  isCopy: 'This newsroom is a copy of another, for testing, so no one gets email from it.',
  howToSetUp: (waiting: number) =>
    `The mail server isn’t set up: ask an operator to set SMTP_URL. ${waiting > 0 ? `${waitingEmails(waiting)} until then.` : 'Requests until then are emailed afterward.'}`,
  waitingSince: ({ count, time }: { count: number; time: string }) => `${waitingEmails(count)}, since ${time}.`,
  unknownProblem: 'The cause is unknown.',
  sentLater: ({ count, problem }: { count: number; problem: string }) =>
    `${problem} ${count === 1 ? 'It will' : 'They will'} be sent automatically once this is resolved.`,
  failed: (count: number) => `${formatCount(count, 'email')} couldn’t be delivered.`,
  whereToLook: 'Choose the status “Email problem” below to see which, and why.',
};

const sides = { guide: 'By guide', banner: 'By banner' } as const;

/** The home page’s widget “Guide requests”. */
export const requestNumbersWords = {
  sides,
  accepted: 'Requests',
  delivered: 'Delivered',
  opened: 'Opened',
  suspect: 'Possible spam',
  show: 'Show requests',
  plot: (side: keyof typeof sides) => `Requests per day over the last 30 days, ${sides[side].toLowerCase()}`,
  none: 'No guide requests in the last 30 days.',
  notLoaded: 'Couldn’t load guide requests. Reload the page.',
  deletedGuides: 'Deleted guides',
  noBanner: 'No banner',
  deletedBanner: 'Deleted banner',
  allOthers: 'All others',
};
