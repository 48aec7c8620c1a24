import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countFixedPages,
  type DatedList,
  type ListPage,
  pageNumbers,
  pageOfList,
} from '../../src/content/props/fixed-pages.ts';
import { formatDays, namesOfDates } from '../../src/seo/page-of-list.ts';

interface Item {
  name: string;
  date: string;
}

const path = '/topics/surgery/';
/** @param newestFirst as readers come to the items. */
function listOf(newestFirst: readonly Item[], size: number): DatedList<Item> {
  const oldestFirst = newestFirst.toReversed();
  const { length } = oldestFirst;
  return {
    items: {
      length,
      reaches: (place) => place < length,
      range: (from, to) => oldestFirst.slice(from, to),
    },
    size,
    dateOf: ({ date }) => date,
    path,
    fixedPath: `${path}page/`,
  };
}

/** All pages of a list, that with the newest items first. */
function pagesOf(newestFirst: readonly Item[], size: number): ListPage<Item>[] {
  const list = listOf(newestFirst, size);
  return pageNumbers(list).map((number) => pageOfList(list, number));
}

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Newest first, with names of their own. */
const items = fc
  .array(day, { maxLength: 120 })
  .map((days) => days.sort().reverse())
  .map((days) => days.map((date, index): Item => ({ name: `item ${days.length - index}`, date })));
const size = fc.integer({ min: 1, max: 12 });
const check = (property: fc.IProperty<[Item[], number]>) => fc.assert(property, { numRuns: 300, endOnFailure: true });

test('every item is on one page, in the order of the list', () => {
  check(
    fc.property(items, size, (all, perPage) => {
      expect(pagesOf(all, perPage).flatMap((page) => page.items)).toEqual(all);
    }),
  );
});

test('fixed pages are full, and the newest page is never nearly empty, nor twice as long as another', () => {
  check(
    fc.property(items, size, (all, perPage) => {
      const [newest, ...fixed] = pagesOf(all, perPage);
      for (const page of fixed) expect(page.items).toHaveLength(perPage);
      expect(newest?.items.length).toBeGreaterThanOrEqual(Math.min(all.length, perPage));
      expect(newest?.items.length).toBeLessThan(2 * perPage);
    }),
  );
});

test('a new item changes the newest page alone, but where it makes a new fixed page: that and the one before it', () => {
  check(
    fc.property(items, size, (all, perPage) => {
      const after = [{ name: 'the new one', date: '2027-01-01' }, ...all];
      const before = new Set(pagesOf(all, perPage).map((page) => JSON.stringify(page)));
      const made = countFixedPages(after.length, perPage);
      const isNew = made > countFixedPages(all.length, perPage);
      const changed = pagesOf(after, perPage).filter((page) => !before.has(JSON.stringify(page)));
      // The one before links to the page that is newer.
      expect(changed.map(({ page }) => page.number)).toEqual([
        null,
        ...(isNew ? [made, made - 1].filter((number) => number > 0) : []),
      ]);
    }),
  );
});

test('an item that is edited changes the page that has it, and no other', () => {
  check(
    fc.property(items, size, (all, perPage) => {
      const pages = (list: readonly Item[]) => pagesOf(list, perPage).map((page) => JSON.stringify(page));
      const before = pages(all);
      for (const [index, item] of all.entries()) {
        const after = pages(all.with(index, { ...item, name: 'edited' }));
        expect(after.filter((page, place) => page !== before[place])).toHaveLength(1);
      }
    }),
  );
});

test('older and newer lead through all pages and back', () => {
  check(
    fc.property(items, size, (all, perPage) => {
      const pages = pagesOf(all, perPage);
      const paths = pages.map((page) => page.path);
      expect(paths[0]).toBe(path);
      expect(pages.map(({ page }) => page.older)).toEqual([...paths.slice(1), null]);
      expect(pages.map(({ page }) => page.newer)).toEqual([null, ...paths.slice(0, -1)]);
    }),
  );
});

test('the newest page names every year that it has nothing of, and where that begins', () => {
  check(
    fc.property(items, size, (all, perPage) => {
      const [newest, ...fixed] = pagesOf(all, perPage);
      const yearsOn = (page: { items: readonly Item[] } | undefined) =>
        new Set(page?.items.map(({ date }) => date.slice(0, 4)));
      const expected = [...new Set(all.map(({ date }) => date.slice(0, 4)))]
        .filter((year) => !yearsOn(newest).has(year))
        .map((year) => ({ year, path: fixed.find((page) => yearsOn(page).has(year))?.path }));
      expect(newest?.page.years).toEqual(expected);
      for (const { page } of fixed) expect(page.years).toEqual([]);
    }),
  );
});

test('a fixed page says from when its items are, and its number, so that no two are called alike', () => {
  const dates = { from: '2024-03-03T23:30:00.000-05:00', to: '2024-03-17T09:00:00.000-04:00' };
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
  expect(plain(formatDays(dates))).toBe('March 3 – 17, 2024');
  expect(plain(formatDays({ from: '2023-12-28', to: '2024-01-02' }))).toBe('December 28, 2023 – January 2, 2024');
  expect(plain(formatDays({ from: '2023-12-28', to: '2023-12-28' }))).toBe('December 28, 2023');

  const page = { number: 7, dates, newer: null, older: null, years: [] };
  const { heading, title, description } = namesOfDates('Surgery', 'On operations.', page);
  expect(plain(heading)).toBe('Surgery: March 3 – 17, 2024');
  expect(plain(title)).toBe('Surgery: March 3 – 17, 2024, page 7');
  expect(plain(description)).toBe('On operations. Page 7: March 3 – 17, 2024.');
  expect(namesOfDates('Surgery', 'On operations.', { ...page, number: null, dates: null })).toEqual({
    heading: 'Surgery',
    title: 'Surgery',
    description: 'On operations.',
  });
});
