import type { List } from '../site/list.ts';

/**
 * Lists of dated items on pages that stay as they are. Pages are counted from the oldest item: a full one has its items for
 * good, so a new item changes only the page at the list's own address, which has what no full page has yet.
 */

/** Where a page is in its list, newest items first. */
export interface PageOfList {
  /** Counted from the page with the oldest items, from 1; null: the page at the list's own address, with the newest. */
  number: number | null;
  /** When its oldest and its newest item are from; null on the newest page. ISO, as readers see them. */
  dates: { from: string; to: string } | null;
  newer: string | null;
  older: string | null;
  /** On the newest page: the years that are only on older ones, newest first, and where each begins. */
  years: { year: string; path: string }[];
}

/** A list of dated items, and where its pages are. */
export interface DatedList<T> {
  /** Oldest first. */
  items: Pick<List<T>, 'length' | 'reaches' | 'range'>;
  /** How many a fixed page has. The newest has as many to twice as many less one, if there are so many. */
  size: number;
  /** The date of an item as readers see it, ISO. */
  dateOf(item: T): string;
  /** Where readers find the newest page. */
  path: string;
  /** What the addresses of the fixed pages begin with: their numbers follow. */
  fixedPath: string;
}

/** One page of a list, its newest item first. */
export interface ListPage<T> {
  items: readonly T[];
  path: string;
  page: PageOfList;
}

/** How many fixed pages a list has. The newest page is never nearly empty: it holds on to as many items as a fixed one has. */
export const countFixedPages = (count: number, size: number): number => Math.max(0, Math.floor(count / size) - 1);

/** The numbers of a list's pages, in the order in which readers come to them. */
export function pageNumbers({ items, size }: Pick<DatedList<unknown>, 'items' | 'size'>): (number | null)[] {
  const last = countFixedPages(items.length, size);
  return [null, ...Array.from({ length: last }, (_, index) => last - index)];
}

const yearOf = (date: string) => date.slice(0, 4);

/** The place after the last item that is older than a year, before a place. */
function endOfEarlier<T>({ items, dateOf }: DatedList<T>, year: string, before: number): number {
  let [low, high] = [0, before];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [item] = items.range(middle, middle + 1);
    if (item !== undefined && yearOf(dateOf(item)) < year) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The years that begin on a fixed page. The list is ordered, so that few of its items have to be looked at. */
function earlierYears<T>(list: DatedList<T>, newestFrom: number): PageOfList['years'] {
  const { items, size, dateOf, fixedPath } = list;
  const years: PageOfList['years'] = [];
  let [last] = items.range(newestFrom, newestFrom + 1);
  for (let end = newestFrom; last !== undefined && end > 0; ) {
    end = endOfEarlier(list, yearOf(dateOf(last)), end);
    [last] = items.range(end - 1, end);
    if (end > 0 && last !== undefined)
      years.push({ year: yearOf(dateOf(last)), path: `${fixedPath}${Math.ceil(end / size)}/` });
  }
  return years;
}

/** The page at the list's own address. */
export function newestPage<T>(list: DatedList<T>): ListPage<T> {
  const { items, size, path, fixedPath } = list;
  const last = countFixedPages(items.length, size);
  return {
    items: items.range(last * size, items.length).reverse(),
    path,
    page: {
      number: null,
      dates: null,
      newer: null,
      older: last > 0 ? `${fixedPath}${last}/` : null,
      years: earlierYears(list, last * size),
    },
  };
}

/** A fixed page: it depends on its own items, and on whether there is a newer fixed page. */
export function fixedPage<T>({ items, size, dateOf, path, fixedPath }: DatedList<T>, number: number): ListPage<T> {
  const fixed = (one: number) => `${fixedPath}${one}/`;
  const shown = items.range((number - 1) * size, number * size).reverse();
  const [newest, oldest] = [shown.at(0), shown.at(-1)];
  // The next page is fixed when another page's worth of items is left for the newest.
  const hasNewerFixed = items.reaches((number + 2) * size - 1);
  return {
    items: shown,
    path: fixed(number),
    page: {
      number,
      dates: newest !== undefined && oldest !== undefined ? { from: dateOf(oldest), to: dateOf(newest) } : null,
      newer: hasNewerFixed ? fixed(number + 1) : path,
      older: number > 1 ? fixed(number - 1) : null,
      years: [],
    },
  };
}

/** One page of a list. @param number null: the newest. */
export const pageOfList = <T>(list: DatedList<T>, number: number | null): ListPage<T> =>
  number === null ? newestPage(list) : fixedPage(list, number);
