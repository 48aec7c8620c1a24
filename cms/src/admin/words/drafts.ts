/** What is said about text that was typed and not saved, at the foot of every form. */
export const draftWords = {
  region: 'Unsaved text',
  offer: (time: string) => `You have unsaved text here from ${time}.`,
  contested: (fields: string) =>
    `This document has been saved since, also in: ${fields}. Restoring shows both versions to choose from.`,
  restore: (time: string) => `Restore what you wrote at ${time}`,
  discard: 'Discard',
  restored: 'Your text is back. It isn’t saved yet.',
  otherTab:
    'Another tab has this document open. If you change the same text in both, saving asks which of the two to use.',
  savedElsewhere:
    'This document was saved in another tab. When you save here, your changes are combined with that version.',
  notStored:
    'This browser can’t store what you type (private window or full disk). Save often: after a crash, unsaved text would be lost.',
  dismiss: 'OK',
};
