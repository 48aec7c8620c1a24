import { expect, test } from 'vitest';
import { Copy } from '../../press/content/copy.ts';
import { Round } from '../../press/edition/round.ts';
import { redirectFiles } from '../../press/publish/redirects.ts';
import { openDatabase } from '../../press/store/database.ts';
import { FileRecords } from '../../press/store/file-records.ts';
import { filesName } from '../../press/store/node-names.ts';
import { toRedirect } from '../../src/content/entries/redirect.ts';

const at = '2026-01-01T00:00:00.000Z';
const entry = (from: string, to: string) =>
  toRedirect({
    id: 1,
    documentId: 'a',
    createdAt: at,
    updatedAt: at,
    publishedAt: at,
    from,
    to,
    permanent: true,
    reason: 'imported',
  });
const filesOf = (redirects: [string, string][], pagePaths: string[] = []) => {
  const { lists, pages, lost } = redirectFiles(
    redirects.map(([from, to]) => entry(from, to)),
    new Set(pagePaths),
  );
  const list = (path: string) => lists.find((file) => file.path === path)?.text ?? '';
  return {
    list,
    pages: pages.map(({ path }) => path),
    lost: lost.map(({ entry: { from }, message }) => [from, message]),
  };
};

test('what every kind of host reads is written so that it means the same there', () => {
  const { list, pages } = filesOf([
    ['/Old%20Gr%C3%B6%C3%9Fe/', '/größe/?q=1#teil'],
    ['/plain', '/new/#part'],
    ['/away/', 'https://b.example/{env.SECRET}"x'],
  ]);
  expect(list('_redirects').split('\n')).toEqual([
    '/Old%20Gr%C3%B6%C3%9Fe/ /gr%C3%B6%C3%9Fe/?q=1#teil 301',
    '/away/ https://b.example/%7Benv.SECRET%7D%22x 301',
    '/plain/ /new/#part 301',
    '',
  ]);
  expect(list('_redirects.caddy').split('\n')).toEqual([
    '"/Old Größe/" "/gr%C3%B6%C3%9Fe/?q=1#teil" 301',
    '"/old größe/" "/gr%C3%B6%C3%9Fe/?q=1#teil" 301',
    '"/away/" "https://b.example/%7Benv.SECRET%7D%22x" 301',
    '"/plain/" "/new/{http.request.uri.prefixed_query}#part" 301',
    '',
  ]);
  expect(pages).toEqual(['Old Größe/index.html', 'away/index.html', 'plain/index.html']);
});

test('a target with a line break is no redirect, so it writes no lines into the lists', () => {
  expect(() => entry('/a/', '/b/\n/c/ https://evil.example/ 301')).toThrow(/neither a path/);
});

test('no redirect takes a file of the site’s own, and each that can’t work says why', () => {
  const { list, pages, lost } = filesOf(
    [
      ['/_headers', '/a/'],
      ['/_headers.json', '/a/'],
      ['/_redirects.caddyx', '/a/'],
      ['/%2e%2e/%2e%2e/etc/passwd', '/a/'],
      [`/${'ä'.repeat(200)}/`, '/a/'],
      ['/about/', '/a/'],
      ['/twice/', '/a/'],
      ['/twice', '/b/'],
      ['/good/', '/a/'],
    ],
    ['/about/'],
  );
  expect(pages).toEqual(['good/index.html', 'twice/index.html']);
  expect(list('_redirects')).toBe('/good/ /a/ 301\n/twice/ /a/ 301\n');
  expect(lost.map(([from]) => from).toSorted()).toEqual(
    [
      '/_headers/',
      '/_headers.json',
      '/_redirects.caddyx',
      '/../../etc/passwd/',
      `/${'ä'.repeat(200)}/`,
      '/about/',
      '/twice/',
    ]
      .map((from) => (from.endsWith('passwd/') ? '/../../etc/passwd/' : from))
      .toSorted(),
  );
});

test('a line that Caddy would refuse the whole map for is left out of its map only', () => {
  const { list, pages } = filesOf([['/moved_to/', '/a/']]);
  expect(list('_redirects.caddy')).toBe('');
  expect(pages).toEqual(['moved_to/index.html']);
});

/** The files of these that can be there together, and what is said of the others. The first has the lowest rank. */
function placed(paths: readonly string[], madeInOrder: readonly string[]) {
  const database = openDatabase(':memory:');
  const pictures = { prepare: async () => [], find: () => null, filesOf: () => [], read: async () => Buffer.from('') };
  const copy = new Copy({ database, pictures, isLive: () => false });
  const read = async () => Buffer.from('');
  const files = madeInOrder.map((path) => ({ path, key: path, read, rank: paths.indexOf(path) }));
  const round = new Round({
    copy,
    records: new FileRecords(database, 'site'),
    makers: new Map([['all', { make: () => ({ files }) }]]),
    madeBy: 'a test',
  });
  copy.nodes.mark(filesName('all'));
  // The second time, it is known which others there are.
  for (const _ of ['once', 'twice']) round.files(true);
  const there = paths.filter((path) => copy.nodes.isClaimed(path));
  database.close();
  return { there, said: new Set(round.clashes.map(({ message }) => message)) };
}

test('one name is a file or a folder, and the one that comes first has it', () => {
  const paths = ['feed.xml', 'a/index.html', 'old.pdf', 'old.pdf/x/index.html', 'a', 'b/index.html'];
  for (const madeInOrder of [paths, paths.toReversed()]) {
    const { there, said } = placed(paths, madeInOrder);
    expect(there).toEqual(['feed.xml', 'a/index.html', 'old.pdf', 'b/index.html']);
    expect(said).toEqual(
      new Set([
        'old.pdf/x/index.html: “/old.pdf” is a file of the site, so nothing can be below it.',
        'a: “/a” is a folder of the site, with other pages in it.',
      ]),
    );
  }
});
