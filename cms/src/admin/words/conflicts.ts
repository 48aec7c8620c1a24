import { formatCount } from '../times';

/** What is said when two people changed one document. `who` is a name; null: it isn’t known. */
export const conflictWords = {
  /** Null: someone, or something, without a name. */
  saved: (who: string | null, time: string) => `${who ?? 'Someone else'} saved this at ${time}, after you opened it.`,
  savedByYou: (time: string) =>
    `You saved this at ${time} in another tab or on another device, after you opened it here.`,
  changed: {
    published: 'Someone published this after you opened it.',
    unpublished: 'Someone unpublished this after you opened it.',
  },
  title: 'Your changes and theirs overlap',
  titleYours: 'Your changes in two places overlap',
  explain: 'Nothing is lost: choose what to use. Nothing is saved until you save again.',
  combined: (fields: string) => `Combined for you: ${fields}.`,
  merged: (saved: string) => `${saved} Your changes are combined with that version. Look it over, and save again.`,
  same: (saved: string) =>
    `${saved} Nothing that you typed is affected. Check that you still want this, and press the button again.`,
  theirs: (who: string | null) => (who ? `${who}’s version` : 'The saved version'),
  theirsYou: 'Your saved version',
  mine: 'Your version here',
  nothing: 'Empty',
  removed: 'Removed',
  allTheirs: (who: string | null) => (who ? `Use all of ${who}’s` : 'Use all saved ones'),
  allMine: 'Use all of mine',
  left: (count: number) => `${formatCount(count, 'choice')} left`,
  apply: 'Use these',
  back: 'Back to my text',
  loading: 'Loading the saved version…',
  notLoaded: 'The saved version couldn’t be loaded. What you typed is still here. Try again in a moment.',
  deletedTitle: 'This was deleted',
  deleted:
    'Someone deleted this document after you opened it. What you typed is still in the form. Copy it into a new document to save it; choose authors, topics and other relations there again.',
  copy: 'Copy to a new one',
  stay: 'Stay here',
  fieldIn: (field: string, part: string) => `${field}: ${part}`,
};

/** What is said beside a form that others have open, too. */
export const presenceWords = {
  region: 'Who else is editing',
  others: (names: readonly string[]) =>
    `Also being edited by ${new Intl.ListFormat('en-US', { type: 'conjunction' }).format(names)}.`,
  unsaved: (name: string) => `${name} (unsaved changes)`,
  ownTab: 'You have this open in another tab or on another device, too.',
};
