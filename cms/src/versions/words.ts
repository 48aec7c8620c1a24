/** What the history answers where it can't do what was asked. */
export const routeWords = {
  noType: 'No history is recorded for this type of content. Check the address.',
  noRight: 'This document doesn’t exist, or your role can’t open it. Ask an administrator.',
  noRightToRestore:
    'Restoring a version replaces every field, but your role can change only some of them. Ask someone who can edit all of them.',
  noVersion: 'This version doesn’t exist, or is past the time for which versions are retained. Choose another one.',
  noDay: 'Choose a date, such as 2026-05-03, and a time, such as 14:30, or no time for the whole day.',
};
