import type { VersionKind } from '../../versions/contract';

const kinds: Record<VersionKind, string> = {
  found: 'As it was before its history began',
  created: 'Created',
  copied: 'Copied from another',
  saved: 'Saved',
  published: 'Published',
  unpublished: 'Unpublished',
  discarded: 'Changes discarded',
  restored: 'Restored',
  deleted: 'Deleted',
};

/** A document's versions: in the form's panel and on their own page. */
export const historyWords = {
  title: 'History',
  of: (title: string) => `History of “${title}”`,
  subtitle: 'Every save and publication. Compare any two, or restore one as a draft.',
  back: 'Open the document',
  kinds,
  bySystem: 'The system',
  live: 'Readers see this version.',
  liveUntil: (moment: string) => `Readers saw this version until ${moment}.`,
  restoredFrom: (moment: string) => `The version of ${moment} was restored.`,
  why: (why: string) => `“${why}”`,
  pruned: 'Its text was removed at the end of the retention period.',
  none: 'Nothing has been recorded yet. The first change begins the history.',
  notLoaded: 'Couldn’t load the history. Reload the page.',
  all: 'Full history and comparison',
  versions: 'Versions',
  show: 'Show changes',
  showOf: (kind: string, moment: string) => `Show changes: ${kind}, ${moment}`,
  whyLabel: 'Why? (optional)',
  whyHint: 'Recorded with your next save or publication.',
};

/** What differs between two versions. */
export const compareWords = {
  title: 'What changed',
  from: 'From',
  to: 'To',
  nothingBefore: 'Nothing: this is the first version',
  before: 'The version before',
  choose: 'Choose a version to see what changed in it.',
  same: 'Nothing that was written differs between these two versions.',
  showSame: 'Show what stayed the same',
  legend: 'Removed words are struck through after a −, added words are underlined after a +.',
  removed: 'Removed: ',
  added: 'Added: ',
  end: ' (end)',
  changes: { same: 'Unchanged', changed: 'Changed', added: 'Added', removed: 'Removed', moved: 'Moved' },
  alsoMoved: 'Moved and changed',
  notWhole: 'Your role can’t open some fields. Their changes aren’t shown.',
  notLoaded: 'Couldn’t compare these versions. Reload the page.',
};

/** Bringing a version back. */
export const restoreWords = {
  restore: 'Restore this version',
  question: (moment: string) => `Restore the version of ${moment}?`,
  asDraft:
    'It replaces the draft. What readers see stays as it is until you publish. The current draft stays in the history.',
  atOnce: 'It replaces what readers see now. The current version stays in the history.',
  deleted: 'It comes back as a draft. Readers see it again once you publish it.',
  deletedAtOnce: 'It comes back, and readers can see it again.',
  done: 'Restored.',
  missing: (lost: string) => `These no longer exist and were left out: ${lost}.`,
  lost: (field: string, name: string) => `${field} (${name})`,
  unlinked: (titles: string) => `These documents used it before. Choose it again in each: ${titles}.`,
  notRestored: 'Couldn’t restore this version. Reload the page and try again.',
  open: 'Open it',
};

/** What readers saw of a document at a time. */
export const seenWords = {
  title: 'What readers saw',
  about: 'Choose a date to see which version was on the site.',
  day: 'Date',
  time: 'Time (optional)',
  none: 'Readers couldn’t see it then.',
  since: (moment: string) => `Its history began ${moment}. What was there before isn’t recorded.`,
  noHistory: 'Nothing has been recorded yet: it is as it was before its history began.',
  notLoaded: 'Couldn’t load what readers saw. Check the date.',
  show: 'Show this version',
  showOf: (moment: string) => `Show the version of ${moment}`,
};

/** Documents that were deleted. */
export const trashWords = {
  menu: 'Trash',
  title: 'Trash',
  subtitle: 'Deleted documents. Each can be restored until its date.',
  columns: ['Name', 'Type', 'Deleted', 'By', 'Can be restored until', ''],
  none: 'Nothing that you can open was deleted recently.',
  notLoaded: 'Couldn’t load deleted documents. Reload the page.',
  view: 'View history',
  viewOf: (title: string) => `View history of ${title}`,
};
