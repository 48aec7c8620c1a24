/** The words of the note that a citation opens, beside those of the source. */
export const noteWords = { close: 'Close', inList: 'Go to the list of sources' };
