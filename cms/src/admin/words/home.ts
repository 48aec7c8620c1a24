import { formatCount } from '../times';

/** The home page: titles of its widgets. */
export const homeTitles = {
  needsAttention: 'Needs attention',
  theSite: 'The site',
  myDrafts: 'My drafts',
  toReview: 'To review',
  scheduled: 'Coming up',
  banners: 'Banners',
  approvals: 'Waiting for approval',
  calls: 'Requests to answer',
  guideRequests: 'Guide requests',
  system: 'System',
};

const more = (count: number) => `and ${count} more`;

export const deskWords = {
  notLoaded: 'Couldn’t load this. Reload the page.',
  more,
  noDrafts: 'You have no unpublished drafts.',
  nothingToReview: 'Nothing is waiting for a review.',
  unreviewed: 'Drafts without a reviewer',
  reviewDue: 'Review due within two weeks',
  reviewOverdue: 'Review overdue',
  schedules: 'Schedules',
  notLive: 'Changes not live',
  feedback: 'Feedback',
  newFeedback: (count: number) => formatCount(count, 'new message from a reader', 'new messages from readers'),
  nothingUrgent: 'Nothing needs attention.',
  saved: (ago: string) => `saved ${ago}`,
};

export const scheduleWidgetWords = {
  attention: 'Needs attention',
  nothing: 'Nothing is scheduled.',
  goingLive: 'Goes live automatically',
  comingDown: 'Comes down automatically',
  all: 'Open the schedule',
};

export const bannerWidgetWords = {
  live: 'Live',
  endingSoon: 'Live, ends within a week',
  starting: 'Scheduled',
  none: 'No banner is live or scheduled.',
  until: (moment: string) => `until ${moment}`,
  from: (moment: string) => `from ${moment}`,
  noEnd: 'no end date',
  schedule: 'Banner schedule and results',
  nothingToApprove: 'Nothing is waiting for approval.',
  neverApproved: 'not approved',
  changed: 'changed since it was published',
  approvalEnds: (date: string) => `approval ends ${date}`,
};

export const callsWidgetWords = {
  calls: (count: number) => `${formatCount(count, 'call')} to make`,
  overdue: (count: number) => `${formatCount(count, 'call')} overdue: waiting more than 2 business days`,
  noCalls: 'No calls to make.',
  oldest: (ago: string) => `The oldest request came in ${ago}.`,
  suspect: (count: number) => `${formatCount(count, 'possible spam request')} to look at`,
  open: 'Open requests',
};

export const systemWords = {
  disk: 'Disk',
  free: ({ free, total }: { free: string; total: string }) => `${free} free of ${total}`,
  low: 'Almost full',
  fine: 'OK',
  email: 'Email',
  isCopy: 'This newsroom is a copy for testing. It sends no email.',
  files: 'Uploads',
  missing: 'Missing',
  allThere: 'Every file of the media library is there.',
  missingFiles: ({ count, names }: { count: number; names: readonly string[] }) =>
    `${formatCount(count, 'file')} can’t be delivered: ${names.join(', ')}${count > names.length ? ' …' : ''}. Restore the uploads from a backup, or upload them again`,
  elsewhere: ({ count, host }: { count: number; host: string }) =>
    `${formatCount(count, 'file')} on another cms, ${host}: upload them again here`,
  notSet: 'No mail server is set. Guides aren’t emailed.',
  allSent: 'All guides were emailed.',
  waiting: (count: number, ago: string) =>
    `${formatCount(count, 'guide')} waiting to be emailed, the oldest since ${ago}`,
  givenUp: (count: number) => `${formatCount(count, 'guide')} couldn’t be delivered`,
};
