import { expect, test } from 'vitest';
import { firstPageOf, formerListAt } from '../../src/list-paths.ts';

test.each([
  ['/articles/page/12/', '/articles/'],
  ['/topics/surgery/page/3/', '/topics/surgery/'],
  ['/topics/surgery/page/3', '/topics/surgery/'],
  ['/corrections/page/1/', '/corrections/'],
  ['/people/nora-ellison/wrote/4/', '/people/nora-ellison/'],
  ['/people/nora-ellison/reviewed/4/', '/people/nora-ellison/'],
  ['/people/by-letter/e/', '/people/'],
  ['/people/by-letter/other/2/', '/people/'],
  ['/sources/a/', '/sources/'],
  ['/sources/other/2/', '/sources/'],
  ['/topics/surgery/2/', '/topics/surgery/'],
])('%s is a page of the list at %s', (path, list) => {
  expect(firstPageOf(path)).toBe(list);
});

test.each([
  '/articles/page/',
  '/articles/page/0/',
  '/topics/surgery/',
  '/people/page/3/',
  '/people/nora-ellison/',
  '/sources/two/',
  '/',
])('%s is no further page of a list', (path) => {
  expect(firstPageOf(path)).toBe(path);
});

test('only lists that were counted from the newest had pages with a number alone', () => {
  const former = ['/topics/surgery/2/', '/sources/3', '/corrections/2/'].map(formerListAt);
  expect(former).toEqual(['/topics/surgery/', '/sources/', '/corrections/']);
  expect(
    ['/articles/2/', '/topics/surgery/page/2/', '/sources/a/2/', '/topics/2/', '/guides/2/'].map(formerListAt),
  ).toEqual([null, null, null, null, null]);
});
