import type { Rule } from './rule';
import { tableWords } from './words/article';

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
        return object(tableWords.unreadable);
      }
    }
    if (!Array.isArray(rows) || rows.length === 0) return object(tableWords.noRows);
    if (!rows.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'))) {
      return object(tableWords.notText);
    }
    const [width, ...widths] = rows.map((row) => row.length);
    const uneven = widths.findIndex((other) => other !== width);
    return uneven === -1
      ? []
      : object(tableWords.unevenRow({ row: uneven + 2, cells: widths[uneven] ?? 0, expected: width ?? 0 }));
  },
};
