import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AlphabeticalList,
  firstLetterPage,
  letterParts,
  partOfLetter,
} from '../../src/content/props/letter-pages.ts';
import { letterOf, sortKeyOf } from '../../src/content/site/alphabet.ts';
import { namesOfLetter } from '../../src/seo/page-of-list.ts';

/** Items on a page of a letter. */
const SIZE = 40;

function listOf(items: readonly string[]): AlphabeticalList<string> {
  const byLetter = Map.groupBy(items, letterOf.source);
  const under = (letter: string) => {
    const all = byLetter.get(letter) ?? [];
    return {
      length: all.length,
      reaches: (place: number) => place < all.length,
      range: (from: number, to: number) => all.slice(from, to),
    };
  };
  return { under, path: '/sources/', lettersPath: '/sources/', size: SIZE };
}

/** All pages of a list, the one at its own address first. */
function pagesOf(items: readonly string[]) {
  const list = listOf(items);
  return [firstLetterPage(list), ...letterParts(list).map(({ letter, part }) => partOfLetter(list, letter, part))];
}

/** As many items, alike but for a number. */
const many = (text: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${text} ${String(index).padStart(4, '0')}`);

test('a text is looked up by its first letter, without an accent', () => {
  expect(['Nakano A.', ' éclair', 'Ångström', '2018 report', '«Quoted»', ''].map(letterOf.source)).toEqual([
    'N',
    'E',
    'A',
    '#',
    '#',
    '#',
  ]);
});

test('a short list is on one page, and its letters lead to their places there', () => {
  const [page, ...more] = pagesOf(['A one', 'A two', 'C', '1']);
  expect(more).toEqual([]);
  expect(page?.letters.map(({ href }) => href)).toEqual([
    '/sources/#letter-a',
    '/sources/#letter-c',
    '/sources/#letter-other',
  ]);
  expect(page?.groups.map(({ id, items }) => [id, items])).toEqual([
    ['letter-a', ['A one', 'A two']],
    ['letter-c', ['C']],
    ['letter-other', ['1']],
  ]);
});

test('a list without items has a page', () => {
  expect(pagesOf([])).toMatchObject([{ path: '/sources/', groups: [], letters: [] }]);
});

test('a long list has a page for each letter, and a letter with many items has several', () => {
  const pages = pagesOf([...many('B', 2 * SIZE + 21), ...many('C', 1), ...many('#', 2)]);
  expect(pages.map(({ path }) => path)).toEqual([
    '/sources/',
    '/sources/b/',
    '/sources/b/2/',
    '/sources/b/3/',
    '/sources/c/',
    '/sources/other/',
  ]);
  expect(pages[0]).toMatchObject({ groups: [], letters: [{ count: 101 }, { count: 1 }, { count: 2 }] });
  expect(pages[2]?.page).toMatchObject({ number: 2, last: 3, previous: '/sources/b/', next: '/sources/b/3/' });
});

test('every item is on one page, and a page of a letter has so many at most', () => {
  // What begins with no letter comes last.
  const items = fc.array(fc.constantFrom('A', 'B', 'Z', '~'), { maxLength: 450 }).map((letters) => letters.sort());
  fc.assert(
    fc.property(items, (all) => {
      const pages = pagesOf(all);
      const listed = pages.flatMap(({ groups }) => groups.flatMap((group) => group.items));
      expect(listed).toEqual(all);
      for (const { groups } of pages.slice(1))
        expect(groups.flatMap((group) => group.items).length).toBeLessThanOrEqual(SIZE);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

test('a new item leaves the pages of other letters as they are', () => {
  const before = [...many('A', 60), ...many('B', 60)];
  const after = pagesOf([...before, 'B 1000']);
  expect(after.find(({ path }) => path === '/sources/a/')).toEqual(
    pagesOf(before).find(({ path }) => path === '/sources/a/'),
  );
});

test('no two pages of a list are called alike', () => {
  const pages = pagesOf([...many('B', 2 * SIZE), ...many('#', SIZE)]);
  const names = pages.map((page) => namesOfLetter('Our sources', 'What we rest on.', page));
  expect(names.map(({ title }) => title)).toEqual([
    'Our sources',
    'Our sources: B',
    'Our sources: B, page 2',
    'Our sources: Other characters',
  ]);
  expect(new Set(names.map(({ description }) => description)).size).toBe(pages.length);
});

test.each([
  ['Nora Ellison', 'Ellison'],
  ['Walter Reed, Jr.', 'Reed'],
  ['Henry Park III', 'Park'],
  ['Cher', 'Cher'],
  ['Jr.', 'Jr.'],
])('%s is looked up under %s', (name, lastName) => {
  expect(sortKeyOf.person(name)).toBe(`${lastName}\n${name}`);
  expect(letterOf.person(name)).toBe(lastName.slice(0, 1));
});

test('from any page of a letter, every other is two clicks away', () => {
  const pages = pagesOf(many('Mesothelioma', 97 * SIZE)).filter(({ letter }) => letter !== null);
  expect(pages).toHaveLength(97);
  const from = new Map(pages.map(({ path, page }) => [path, page.pages.map((one) => one.path)]));
  for (const [path, linked] of from) {
    expect(linked).toContain(path);
    expect(new Set(linked.flatMap((one) => from.get(one) ?? [])).size, path).toBe(97);
  }
  const [first] = pages;
  expect(first?.page.pages.length).toBeLessThan(25);
});
