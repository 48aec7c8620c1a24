import { escapeHtml } from '@patient-press/shared/escape-html';
import { searchWords as words } from '@patient-press/shared/words/search';
import type { Found, Query, Result } from '../../search/find.ts';
import type { Piece } from '../../search/passage.ts';
import { formatDate } from '../format-date.ts';

/** The parameters of an address that say what is searched for: `q=asbestos&kind=guide`. */
export function toParameters({ text, topic, kind, year, most }: Query): string {
  const fields = { q: text, topic, kind, year: year?.toString(), most: most > MOST ? String(most) : undefined };
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
}

/** Results that are shown at first, and that are added each time. */
export const MOST = 10;

const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, isMarked }) => (isMarked ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text))).join('');

function reviewOf({ kind, reviewed }: Result): string[] {
  if (kind !== 'article' && kind !== 'guide') return [];
  if (reviewed === null) return [words.notReviewed];
  return [reviewed === 'before' ? words.reviewed : words.lastReviewed({ date: formatDate(reviewed) })];
}

function resultHtml(result: Result): string {
  const { kind, path, title, passage, date } = result;
  const facts = [words.kinds[kind], ...(date ? [formatDate(date)] : []), ...reviewOf(result)];
  return `<li><h2><a href="${escapeHtml(path)}">${marked(title)}</a></h2><p>${marked(passage)}</p><p class="facts">${facts
    .map(escapeHtml)
    .join(' · ')}</p></li>`;
}

/**
 * What was found, as the press and the reader's browser show it.
 * @param address of the page for another query.
 */
export function resultsHtml({ total, results, meant }: Found, query: Query, address: (query: Query) => string): string {
  const link = (to: Query, label: string, look = '') =>
    `<a${look} href="${escapeHtml(address(to))}">${escapeHtml(label)}</a>`;
  const [before = '', after = ''] = words.meant;
  const suggestion =
    meant === null ? '' : `<p class="meant">${before}${link({ ...query, text: meant, most: MOST }, meant)}${after}</p>`;
  const list = results.length > 0 ? `<ol>${results.map(resultHtml).join('')}</ol>` : '';
  const isMore = total > results.length;
  const more = isMore
    ? `<p>${link({ ...query, most: query.most + MOST }, words.more, ' class="button button-quiet" data-more')}</p>`
    : '';
  return suggestion + list + more;
}
