/** What is said about text that was typed and not saved, at the foot of every form. */
export const draftWords = {
  region: 'Unsaved text',
  offer: (time: string) => `You have unsaved text here from ${time}.`,
  contested: (fields: string) => `This document has been saved since. Restoring replaces what was saved in: ${fields}.`,
  restore: (time: string) => `Restore what you wrote at ${time}`,
  discard: 'Discard',
  restored: 'Your text is back. It isn’t saved yet.',
  otherTab:
    'Another tab has this document open. Close one of them: whichever is saved last replaces what the other saved.',
  savedElsewhere:
    'This document was saved in another tab. Reload this page before you go on, or saving here will replace that version.',
  notStored:
    'This browser can’t store what you type (private window or full disk). Save often: after a crash, unsaved text would be lost.',
  dismiss: 'OK',
};
