/** What editors read about minor and major changes. */
export const changeWords = {
  noNote:
    'This update is marked as a major change, but doesn’t say what changed. Tell readers in one or two sentences, or mark it as minor.',
};
