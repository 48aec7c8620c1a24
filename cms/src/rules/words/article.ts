/** What editors read when an article can’t be published. */
export const articleWords = {
  noAuthor: 'An article needs an author. Choose at least one person under “Authors.”',
  noSource: 'An article needs a source. Add at least one under “Sources.”',
  emptySource: (number: number) => `Source ${number} is empty. Choose a source, or remove the row.`,
  noReviewDate: 'The article names a reviewer but has no review date. Enter the review date under “Last reviewed.”',
  noReviewer: 'The article has a review date but no reviewer. Choose who reviewed it under “Reviewed by.”',
};

const tableExample =
  'Enter a list of rows, each a list of cells in quotes: [["Stage","Meaning"],["I","In one place"]].';

/** What editors read about a table. */
export const tableWords = {
  unreadable: `The rows aren’t a valid list. ${tableExample}`,
  noRows: `The table has no rows. ${tableExample}`,
  notText: `A cell isn’t text in quotes. ${tableExample}`,
  unevenRow: ({ row, cells, expected }: { row: number; cells: number; expected: number }) =>
    `Row ${row} has ${cells === 1 ? '1 cell' : `${cells} cells`}, but the first row has ${expected}. Give every row the same number of cells.`,
};
