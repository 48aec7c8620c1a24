import { formatCount } from '../times';

/** Duplicating a document from its list or its form. */
export const duplicateWords = {
  label: 'Duplicate',
  done: 'This is a duplicate: a draft with an address of its own. Change its title before you publish it.',
  failed: 'This couldn’t be duplicated. Reload the page and try again.',
};

/** The menu above a list that narrows it down. */
export const filterWords = {
  menu: 'Saved filters',
  everything: 'Everything',
  suggested: 'Suggested',
  mine: 'Mine',
  shared: 'Shared',
  presets: {
    editedByMe: 'Last edited by me',
    noReviewer: 'No reviewer',
    reviewOverdue: 'Review overdue',
    neverPublished: 'Never published',
    changedSince: 'Edited since it was published',
  },
  save: 'Save this view…',
  manage: 'Delete a saved filter…',
  saveTitle: 'Save this view',
  saveAbout: 'The filters, the search, and the order that this list has now.',
  name: 'Name',
  nameHint: 'One of yours with this name is replaced.',
  share: 'Everyone who can read this list sees it',
  saveButton: 'Save',
  saved: (name: string) => `“${name}” is saved.`,
  notSaved: 'The filter wasn’t saved. Reload the page and try again.',
  manageTitle: 'Delete a saved filter',
  deleteButton: 'Delete',
  deleteOne: (name: string) => `Delete “${name}”`,
  notDeleted: 'The filter wasn’t deleted. Reload the page and try again.',
};

/** Changing the reviewer or the topics of what is checked in a list. */
export const changeSeveralWords = {
  action: 'Reviewer and topics',
  title: (count: number) => `Change ${formatCount(count, 'document')}`,
  about: 'Drafts change now. Readers see the change when you publish.',
  reviewer: 'Reviewer',
  reviewerHint: 'Leave blank to keep each document’s reviewer.',
  removeReviewer: 'Remove the reviewer',
  findReviewer: 'Find a person',
  noPeople: 'No person has this name',
  addTopics: 'Add topics',
  removeTopics: 'Remove topics',
  none: 'None',
  save: 'Change',
  notSaved: 'Nothing was changed. Reload the page and try again.',
  done: ({ changed, unchanged }: { changed: number; unchanged: number }) =>
    [
      `${formatCount(changed, 'draft')} changed.`,
      ...(unchanged > 0 ? [`${formatCount(unchanged, 'document')} had this already.`] : []),
    ].join(' '),
  refused: (count: number) => `${formatCount(count, 'document')} couldn’t be changed`,
};
