import type { ScheduledAction, ScheduleReason } from './contract';

const done: Record<ScheduledAction, string> = { publish: 'published', unpublish: 'unpublished' };
const noun: Record<ScheduledAction, string> = { publish: 'publication', unpublish: 'unpublication' };

interface About {
  action: ScheduledAction;
  /** What the rules said, or who did it. */
  detail: string;
}

/** Why a schedule asks again, failed, or was canceled, in a sentence or two. For the admin and for emails. */
const sentences: Record<ScheduleReason, (about: About) => string> = {
  changed: () => 'The text was changed after it was scheduled. Schedule the new text, or cancel.',
  'taken-down': () => 'The page was unpublished after this was scheduled. Confirm that it may come back, or cancel.',
  'entered-before': () =>
    'This time was entered in an older version, which never used it. Confirm to use it now, or cancel.',
  'not-confirmed': ({ action }) =>
    `It was changed after it was scheduled, and the change was not confirmed. It was not ${done[action]}.`,
  refused: ({ detail, action }) => `It was not ${done[action]}: ${detail}`,
  gone: () => 'The document no longer exists.',
  'account-gone': ({ action }) =>
    `The account that scheduled this is closed or deleted. It was not ${done[action]}. Schedule it again, or do it yourself.`,
  'not-permitted': ({ action }) =>
    `The role of the person who scheduled this no longer allows the ${noun[action]}. Ask someone who may publish to schedule it.`,
  broken: ({ action }) =>
    `The system failed again and again. It was not ${done[action]}. The system log has details: ask an operator.`,
  'by-person': ({ detail }) => `Canceled by ${detail}.`,
  deleted: () => 'Canceled: the document was deleted.',
  published: () => 'Canceled: it was published before its time.',
  unpublished: () => 'Canceled: it was unpublished before its time.',
};

export const reasonInWords = (reason: ScheduleReason, about: About): string => sentences[reason](about);

const steps = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** “2 hours”, “45 seconds”: how late something was done. */
export function lateness(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [unit, length] = steps.find(([, length]) => seconds >= length) ?? ['second', 1];
  const count = Math.floor(seconds / length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export const lateInWords = (action: ScheduledAction, ms: number): string =>
  `It was ${done[action]} ${lateness(ms)} late: the system was down or busy at its time.`;

/** Later than this, it says so. */
const LATE_MS = 60_000;

interface Ended extends About {
  /** Null: it was done. */
  reason: ScheduleReason | null;
  lateMs: number | null;
}

/** What there is to say of how a schedule ended; empty: all is well. */
export function endInWords({ action, reason, detail, lateMs }: Ended): string {
  if (reason) return reasonInWords(reason, { action, detail });
  const late = lateMs !== null && lateMs >= LATE_MS ? lateInWords(action, lateMs) : '';
  return [detail, late].filter(Boolean).join(' ');
}

/** What the cms answers to someone who schedules something. */
export const scheduleErrors = {
  unclear: 'This doesn’t say what to schedule, or when.',
  notPublished: (type: string) => `Documents of the type ${type} can’t be scheduled.`,
  notYours: 'This document doesn’t exist, or your role can’t publish it. Ask an administrator.',
  past: 'This time has passed. Choose a later one, or publish now.',
  pastUnpublish: 'This time has passed. Choose a later one, or unpublish now.',
  farAhead: (years: number) => `This is more than ${years} years from now. Check the year.`,
  changedMeanwhile: 'Someone else changed this after you opened it. Reload the page, look at it, and schedule it then.',
  taken: ({ action, when, by }: { action: ScheduledAction; when: string; by: string }) =>
    `${by || 'Someone'} already scheduled its ${noun[action]} for ${when}. Move that one instead.`,
  unpublishFirst: (when: string) =>
    `It would be unpublished before it’s published, at ${when}. Choose a time after that.`,
  publishLast: (when: string) => `It’s unpublished at ${when}. Choose a time before that.`,
  notOnSite: 'Readers don’t have this page, and its publication isn’t scheduled. There is nothing to unpublish.',
  releaseNotUnpublished: 'A release can’t be unpublished. Schedule its documents one by one.',
  released: 'This release is published already.',
  inRelease: (release: string) =>
    `This is in the release “${release}”. Schedule the release, or remove this document from it first.`,
  scheduledAlone: ({ title, when }: { title: string; when: string }) =>
    `“${title}” is scheduled alone for ${when}. Cancel that first, or leave it out of the release.`,
  gone: 'This schedule no longer exists. Reload the page.',
  over: 'This schedule is over, or someone else just changed it. Reload the page.',
};

interface Noticed extends Ended {
  title: string;
  /** In the newsroom's time zone. */
  when: string;
}

function subjectOfOne({ title, action, reason, detail }: Noticed): string {
  if (reason) return `“${title}” was not ${done[action]}`;
  return detail ? `“${title}” was ${done[action]}, with a problem` : `“${title}” was ${done[action]} late`;
}

/** The email to an editor about schedules that failed, or were done late or with a problem. */
export const noticeWords = {
  subject(about: readonly Noticed[]): string {
    const [first] = about;
    if (about.length === 1 && first) return subjectOfOne(first);
    const failed = about.filter(({ reason }) => reason !== null).length;
    if (failed > 0) return `${failed} ${failed === 1 ? 'schedule' : 'schedules'} failed`;
    const isAllLate = about.every(({ detail }) => detail === '');
    return `${about.length} schedules ${isAllLate ? 'were late' : 'need your attention'}`;
  },
  line: (about: Noticed): string =>
    `“${about.title}”, scheduled to be ${done[about.action]} ${about.when}: ${endInWords(about)}`,
  more: (count: number) => `And ${count} more.`,
  button: 'Open the schedule',
};
