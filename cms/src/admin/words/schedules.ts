import type { ScheduledAction } from '../../schedules/contract';
import { formatCount } from '../times';

/** The panel “Publish later” beside the form, and the dialog that it opens. */
export const schedulePanelWords = {
  title: 'Publish later',
  notLoaded: 'Couldn’t load the schedule. Reload the page.',
  loading: 'Loading…',
  none: 'Nothing is scheduled.',
  saveFirst: 'Save your changes to schedule them. Only what is saved is scheduled.',
  schedule: 'Schedule…',
  by: (name: string) => `Scheduled by ${name}`,
  will: { publish: 'Publishes', unpublish: 'Unpublishes' },
  onYourClock: (time: string) => `On your clock: ${time}`,
  move: 'Move…',
  moveNamed: (what: string) => `Move: ${what}`,
  cancel: 'Cancel it',
  cancelNamed: (what: string) => `Cancel: ${what}`,
  confirm: { changed: 'Schedule the new text', 'taken-down': 'Publish it anyway', 'entered-before': 'Use this time' },
  dismiss: 'Dismiss',
  canceled: 'Canceled. Nothing happens at that time.',
  confirmed: 'The text as it is now is scheduled.',
  scheduled: (what: string) => `Scheduled. ${what}.`,
  notDone: 'The system couldn’t do this. Reload the page and try again.',
};

/** The dialog with a time. */
export const scheduleDialogWords = {
  title: 'Schedule',
  moveTitle: 'Move to another time',
  several: (count: number) => `Schedule ${formatCount(count, 'document')}`,
  what: 'What happens',
  actions: { publish: 'Publish', unpublish: 'Unpublish' } satisfies Record<ScheduledAction, string>,
  aboutPublish: 'The text as it is saved now goes live. If it’s changed before then, you’re asked again.',
  afterwards: 'What readers find then',
  redirect: 'Redirect readers to',
  aboutUnpublish: 'Readers no longer find it from then on, whatever has changed by then.',
  date: 'Date',
  time: 'Time',
  inZone: (zone: string) => `In the newsroom’s time zone, ${zone}`,
  means: (time: string) => `That is ${time}.`,
  onYourClock: (time: string) => `On your clock: ${time}.`,
  skipped: ({ from, to, means }: { from: string; to: string; means: string }) =>
    `Clocks are set forward that day, from ${from} straight to ${to}. This time doesn’t exist, so it happens at ${means}.`,
  repeated: 'Clocks are set back that day and show this time twice. Choose which one:',
  first: (time: string) => `The first, ${time}`,
  second: (time: string) => `The second, ${time}`,
  past: 'This time has passed. Choose a later one.',
  incomplete: 'Enter a date and a time.',
  submit: 'Schedule',
  move: 'Move',
  objections: 'It’s scheduled, but could not be published as it is now. Fix this before then, and schedule it again:',
  failed: 'Couldn’t schedule this. Reload the page and try again.',
  outcomes: {
    done: (count: number) => `Scheduled (${count})`,
    objected: (count: number) => `Scheduled, but could not be published as they are now (${count})`,
    refused: (count: number) => `Not scheduled (${count})`,
  },
};

/** The menu's page “Schedule”. */
export const schedulePageWords = {
  title: 'Schedule',
  subtitle: 'What is published and unpublished automatically',
  coming: 'Coming up',
  past: 'Past',
  attention: 'Needs attention',
  noneComing: 'Nothing is scheduled. Open an article, guide, page, or banner, and choose “Schedule…” beside the form.',
  nonePast: 'Nothing scheduled has happened yet.',
  notLoaded: 'Couldn’t load the schedule. Reload the page.',
  more: 'These are the first 500. The others appear as these are done.',
  columns: ['What', 'Action', 'When', 'Scheduled by', 'State', 'Change'],
  pastColumns: ['What', 'Action', 'When', 'Scheduled by', 'State'],
  states: {
    waiting: 'Scheduled',
    'needs-confirmation': 'Asks again',
    done: 'Done',
    failed: 'Failed',
    canceled: 'Canceled',
  },
  overdue: 'Overdue. It is done as soon as the system gets to it.',
  canceledState: 'Canceled',
};

/** In lists of documents, and on the home page. */
export const scheduleLineWords = {
  will: ({ action, when }: { action: ScheduledAction; when: string }) =>
    `${action === 'publish' ? 'Publishes' : 'Unpublishes'} ${when}`,
  afterwards: (what: string) => `Then: ${what}`,
  redirectAfterwards: (to: string) => `Then: readers are sent to ${to}`,
  asksAgain: 'Schedule asks again',
  attention: 'Schedules that need attention',
};
