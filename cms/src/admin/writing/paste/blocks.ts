import { escapeHtml } from '@patient-press/shared/escape-html';

/** HTML of blocks as `schema/figure.ts` and `schema/table.ts` parse it. */

const field = (name: string, text: string) => `<div data-field="${name}">${escapeHtml(text)}</div>`;

export const figureHtml = (id: string, alt: string, caption: string): string =>
  `<figure data-block="figure" data-image="${escapeHtml(JSON.stringify({ pasted: id }))}">${[
    field('figureCaption', caption),
    field('figureCredit', ''),
    field('figureAlt', alt),
  ].join('')}</figure>`;

/** @param rows cells as HTML, each row with as many. */
export const tableHtml = (rows: readonly (readonly string[])[], caption: string, hasHeader: boolean): string =>
  `<div data-block="tableBlock" data-header-row="${hasHeader}">${field('tableCaption', caption)}<table><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></div>`;
