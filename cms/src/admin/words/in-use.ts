/** The edit view's panel “Where it’s used”. */
export const inUseWords = {
  title: 'Where it’s used',
  notLoaded: 'Couldn’t load where this is used. Reload the page.',
  unused: 'Not used anywhere.',
  neededBy: 'Needed by published content',
  alsoIn: 'Also in published content',
  inDrafts: 'In drafts only',
  /** After the name of a document: its type and where in it. */
  place: {
    chosen: (field: string) => field,
    cited: (field: string) => `cited in ${field}`,
    linked: (field: string) => `link in ${field}`,
  },
  leftOutOfDraft: 'no longer in its draft',
  more: (count: number) => `and ${count} more`,
  goneFrom: (path: string) => `There’s no page at ${path} now. Redirect readers to`,
  redirect: 'Redirect',
  redirectNotSaved: 'The redirect wasn’t saved. Try again.',
  takeDownNow: 'Take down now…',
  takeDownMeans:
    'Unpublishes this right away, along with banners whose buttons link to it. Other content stays live without it.',
  takeDown: 'Take down',
  takenDown: 'Taken down. Reload the page to keep working on the draft.',
  notTakenDown: 'It wasn’t taken down. Try again.',
};

/** The dialog before a document is deleted or unpublished. */
export const beforeRemovalWords = {
  neededBy: 'Published content needs this. Replace it there first:',
  dropsOutOf: 'It will disappear from this published content:',
  inDrafts: 'These drafts use it:',
  severalUsed: 'Other content uses some of these:',
  outcome: (path: string) => `What readers find at ${path}`,
  outcomeOfSeveral: (count: number) =>
    count === 1 ? 'What readers find where this page is' : `What readers find where these ${count} pages are`,
  redirectSeveral: 'Redirect all their readers to',
  unpublishSeveral: {
    title: 'Unpublish',
    looking: 'Looking up where these are used…',
    notLoaded: 'Couldn’t look these up. Close this and try again.',
    live: (count: number) => `Readers no longer find these (${count})`,
    notLive: 'None of these are published.',
    unpublish: (count: number) => `Unpublish ${count}`,
    done: (count: number) => `Unpublished (${count})`,
    notSaved: (count: number) => `Unpublished, but readers find “page not found” (${count})`,
    refused: (count: number) => `Not unpublished (${count})`,
    failed: 'The system couldn’t do this. Reload the list and try again.',
  },
  outcomes: {
    redirect: 'Another page (redirect)',
    notice: 'A notice that says why',
    gone: 'Nothing: gone for good (410)',
  },
  reason: 'Reason',
  note: 'Public note',
  noteHint: 'Optional. A sentence for readers, after the reason.',
  withdrawn: (path: string) => `Readers of ${path} now learn that the page was withdrawn.`,
  gone: (path: string) => `${path} now answers that the page is gone.`,
  notWithdrawn: ({ path, reason }: { path: string; reason: string }) =>
    `What readers find at ${path} wasn’t saved. ${reason}`,
  addWithdrawnPage: 'Add it under “Withdrawn page.”',
  redirectFrom: (path: string) => `Redirect readers of ${path} to`,
  redirectHint: 'Leave blank to show “page not found” instead.',
  nothingChangesYet: 'Nothing changes until then.',
  redirectNotSaved: ({ from, reason }: { from: string; reason: string }) =>
    `The redirect from ${from} wasn’t saved. ${reason}`,
  addItYourself: 'Add it under “Redirect.”',
  redirected: ({ from, to }: { from: string; to: string }) => `Readers of ${from} are now sent to ${to}.`,
};

/** The dialog before a file or a source that documents use is changed or deleted. */
export const confirmWords = {
  title: { delete: 'Delete it anyway?', replace: 'Replace it everywhere?' },
  explanation: {
    delete: 'It’s in use. If you delete it, these documents lose it:',
    replace: 'It’s in use. If you replace it, it changes in all of these documents:',
  },
  confirm: { delete: 'Delete', replace: 'Replace' },
  canceled: { delete: 'Nothing was deleted.', replace: 'The file wasn’t replaced.' },
};
