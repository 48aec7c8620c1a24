/** What an editor says of an update before it is published, beside Publish. */
export const changePanelWords = {
  title: 'This update',
  question: 'What kind of change is this?',
  minor: 'Minor',
  aboutMinor: 'A typo or formatting. Readers see no note, and dates stay.',
  major: 'Major',
  aboutMajor: 'Readers should know. The page gets a new date, and says what changed.',
  note: 'What changed, for readers',
  noteHint: (left: number) =>
    `One or two sentences, plain text. ${left === 1 ? '1 character' : `${left} characters`} left.`,
};

/** The list of notes in the form. */
export const changeListWords = {
  none: 'Nothing yet. What you write under “This update” when you publish a major change is listed here.',
  noteOn: (date: string) => `Note of ${date}`,
};

/** What dialogs say of the publications that they make or schedule. */
export const pendingChangeWords = {
  major: (note: string) => `A major change. Readers will see: “${note}”`,
  minor:
    'A minor change: readers see no note, and dates stay. To change that, close this and choose under “This update.”',
  several:
    'Updates count as minor changes: dates stay. Those that are marked as major in their form are published with their note.',
};
