import { spellings, splitTarget } from '@patient-press/shared/paths';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RedirectEntry } from '../../src/content/entries/redirect.ts';
import { collapseRedirects } from '../../src/content/site/collapse-redirects.ts';

/** `/a/ → /b/` leads there for good, `/a/ ⇢ /b/` for a while. */
function toEntry(line: string): RedirectEntry {
  const [from = '', arrow, to = ''] = line.split(' ');
  return { from, to, status: arrow === '→' ? 301 : 302 };
}
const toLine = ({ from, to, status }: RedirectEntry) => `${from} ${status === 301 ? '→' : '⇢'} ${to}`;

function collapse(lines: string[], pagePaths: string[] = []) {
  const { redirects, loops } = collapseRedirects(lines.map(toEntry), new Set(pagePaths));
  return { redirects: redirects.map(toLine), loops: loops.map(toLine) };
}

test.each<[string, string[], string[]]>([
  ['one redirect stays as it is', ['/a/ → /b/'], ['/a/ → /b/']],
  ['a chain leads to its end', ['/c/ → /d/', '/a/ → /b/', '/b/ → /c/'], ['/a/ → /d/', '/b/ → /d/', '/c/ → /d/']],
  ['one step for a while makes the way one for a while', ['/a/ → /b/', '/b/ ⇢ /c/'], ['/a/ ⇢ /c/', '/b/ ⇢ /c/']],
  ['the steps behind it stay for good', ['/a/ ⇢ /b/', '/b/ → /c/'], ['/a/ ⇢ /c/', '/b/ → /c/']],
  ['a slash more or less is the same address', ['/a/ → /b', '/b/ → /c'], ['/a/ → /c', '/b/ → /c']],
  [
    'a chain may end at another site',
    ['/a/ → /b/', '/b/ → https://b.example/x'],
    ['/a/ → https://b.example/x', '/b/ → https://b.example/x'],
  ],
  [
    'another site’s path is not ours',
    ['/a/ → https://b.example/b/', '/b/ → /c/'],
    ['/a/ → https://b.example/b/', '/b/ → /c/'],
  ],
  ['the place in a page is preserved', ['/a/ → /b/#risks', '/b/ → /c/'], ['/a/ → /c/#risks', '/b/ → /c/']],
  [
    'unless the next step names its own',
    ['/a/ → /b/?x=1#risks', '/b/ → /c/#doses'],
    ['/a/ → /c/?x=1#doses', '/b/ → /c/#doses'],
  ],
  [
    'a question mark in the place in a page is part of it',
    ['/a/ → /b/#why?', '/b/ → /c/?x=1'],
    ['/a/ → /c/?x=1#why?', '/b/ → /c/?x=1'],
  ],
  ['a file’s address has no slash', ['/a.pdf → /b.pdf', '/b.pdf → /c.pdf'], ['/a.pdf → /c.pdf', '/b.pdf → /c.pdf']],
  ['of two from one address one counts', ['/a/ → /c/', '/a/ → /b/'], ['/a/ → /b/']],
])('%s', (_, given, redirects) => {
  expect(collapse(given)).toEqual({ redirects, loops: [] });
});

test.each<[string, string[], string[], string[]]>([
  ['a circle is left out', ['/a/ → /b/', '/b/ → /a/', '/x/ → /y/'], ['/x/ → /y/'], ['/a/ → /b/', '/b/ → /a/']],
  ['so is what leads to itself', ['/a/ → /a#risks'], [], ['/a/ → /a#risks']],
  [
    'and what leads into a circle',
    ['/z/ → /a/', '/a/ ⇢ /b/', '/b/ → /a/'],
    [],
    ['/a/ ⇢ /b/', '/b/ → /a/', '/z/ → /a/'],
  ],
])('%s', (_, given, redirects, loops) => {
  expect(collapse(given)).toEqual({ redirects, loops });
});

test('where there is a page, there is no redirect, and a chain ends', () => {
  expect(collapse(['/a/ → /b/', '/b/ → /c/', '/c → /a/'], ['/b/', '/c/'])).toEqual({
    redirects: ['/a/ → /b/'],
    loops: [],
  });
});

const paths = ['/', '/a/', '/b/', '/c/', '/d/', '/e/', '/f.pdf', '/g/'];
const path = fc.constantFrom(...paths);
const target = fc.oneof(
  fc.tuple(path, fc.constantFrom('', '?q=1'), fc.constantFrom('', '#part', '#part?')).map((parts) => parts.join('')),
  path.map((one) => spellings(one)[0] || '/'),
  fc.webUrl(),
);
const entry: fc.Arbitrary<RedirectEntry> = fc.record({ from: path, to: target, status: fc.constantFrom(301, 302) });
const pages = fc.uniqueArray(path, { maxLength: 3 });

const key = (to: string) => spellings(splitTarget(to).path)[0];
/** Every address that a reader passes from the first one on, until there is a page. */
function reachable(from: string, redirects: readonly RedirectEntry[], pagePaths: readonly string[]): Set<string> {
  const [reached, next] = [new Set<string>(), [key(from)]];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (pagePaths.some((page) => key(page) === at)) continue;
    for (const redirect of redirects.filter((one) => key(one.from) === at)) {
      const to = key(redirect.to);
      if (!reached.has(to)) next.push(to);
      reached.add(to);
    }
  }
  return reached;
}

test('no one is sent on twice, nor anywhere that the redirects did not lead', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), pages, (given, pagePaths) => {
      const { redirects, loops } = collapseRedirects(given, new Set(pagePaths));
      const sources = new Set(redirects.map(({ from }) => key(from)));
      for (const { from, to } of redirects) {
        expect(sources).not.toContain(key(to));
        expect(reachable(from, given, pagePaths)).toContain(key(to));
      }
      const lost = new Set(loops.map(({ from }) => key(from)));
      for (const { to } of loops) expect(lost).toContain(key(to));
    }),
  );
});

test('every old address without a page is in one of the two lists, once, and in order', () => {
  fc.assert(
    fc.property(fc.array(entry), pages, (given, pagePaths) => {
      const { redirects, loops } = collapseRedirects(given, new Set(pagePaths));
      for (const list of [redirects, loops]) {
        const sources = list.map(({ from }) => from);
        expect(sources).toEqual(sources.toSorted());
      }
      const expected = new Set(given.map(({ from }) => from)).difference(new Set(pagePaths));
      expect([...redirects, ...loops].map(({ from }) => from).toSorted()).toEqual([...expected].toSorted());
    }),
  );
});

test('the order in which redirects come, and doing it twice, make no difference', () => {
  const shuffled = fc
    .array(entry)
    .chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));
  fc.assert(
    fc.property(shuffled, pages, ([given, other], pagePaths) => {
      const once = collapseRedirects(given, new Set(pagePaths));
      expect(collapseRedirects(other, new Set(pagePaths))).toEqual(once);
      expect(collapseRedirects(once.redirects, new Set(pagePaths))).toMatchObject({
        redirects: once.redirects,
        loops: [],
      });
    }),
  );
});

test('a chain of a hundred thousand is followed, and so is a circle of as many', () => {
  const count = 100_000;
  const chain = Array.from({ length: count }, (_, index): RedirectEntry => {
    const name = (number: number) => `/${String(number).padStart(6, '0')}/`;
    return { from: name(index), to: name(index + 1), status: 301 };
  });
  const { redirects, loops } = collapseRedirects(chain, new Set());
  expect(loops).toEqual([]);
  expect(redirects).toHaveLength(count);
  expect(new Set(redirects.map(({ to }) => to))).toEqual(new Set(['/100000/']));

  const circle = [...chain, { from: '/100000/', to: '/000000/', status: 301 } as const];
  expect(collapseRedirects(circle, new Set()).loops).toHaveLength(count + 1);
});
