/** Words that several pages and panels share. */
export const commonWords = {
  untitled: 'Untitled',
  loading: 'Loading…',
  cancel: 'Cancel',
  close: 'Close',
  day: 'Day',
  viewAsTable: 'View as table',
  figuresBelow: (title: string) => `${title}. The figures are in the table below.`,
  reloadAndTryAgain: 'The system couldn’t do this. Reload the page and try again.',
  fileNotSaved: (fileName: string) => `${fileName} wasn’t saved. Reload the page and try again.`,
  unreadable: 'This can’t be opened: its encryption key is missing, or it was changed. The system log has details.',
  erased: 'Erased',
  noContactDetails: 'No contact details on file',
  everythingFromThisPerson: 'Everything from this person',
  pagination: {
    label: 'Pages',
    older: 'Older',
    newer: 'Newer',
    page: (number: number) => `Page ${number}`,
  },
};
