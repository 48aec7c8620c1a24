import type { Rule } from './rule';

const example = 'Write a list of rows, each a list of cells in quotes: [["Stage","Meaning"],["I","In one place"]].';

export const tableRowsHaveEqualLength: Rule = {
  on: 'body.table',
  when: 'save',
  check({ rows: given }) {
    const object = (message: string) => [{ path: ['rows'], message }];
    let rows = given;
    if (typeof rows === 'string') {
      try {
        rows = JSON.parse(rows);
      } catch {
        return object(`The table’s rows are not valid. ${example}`);
      }
    }
    if (!Array.isArray(rows) || rows.length === 0) return object(`The table has no rows. ${example}`);
    if (!rows.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'))) {
      return object(`A cell of the table is not a text. ${example}`);
    }
    const [width, ...widths] = rows.map((row) => row.length);
    const uneven = widths.findIndex((other) => other !== width);
    return uneven === -1
      ? []
      : object(
          `Row ${uneven + 2} of the table has ${widths[uneven]} cells, the first row has ${width}. Give every row the same number of cells.`,
        );
  },
};
