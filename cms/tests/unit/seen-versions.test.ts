import { describe, expect, test } from 'vitest';
import { changedBy, documentRequestOf } from '../../src/admin/conflicts/document-requests.ts';
import { readableLines } from '../../src/admin/conflicts/readable.ts';
import { SeenVersions } from '../../src/admin/conflicts/seen-versions.ts';
import { wordDifference } from '../../src/admin/conflicts/word-difference.ts';
import { formatVersion, formatVersions } from '../../src/revisions/contract.ts';
import { changeSince, readIfMatch } from '../../src/revisions/expected-versions.ts';

const [T1, T2] = ['2026-11-28T10:42:00.000Z', '2026-11-28T10:42:00.001Z'];

describe('the header If-Match', () => {
  test.each<[string, string, ReturnType<typeof readIfMatch>]>([
    ['one version', formatVersion(T1), { kind: 'seen', versions: [{ documentId: null, version: T1 }] }],
    [
      'several documents',
      formatVersions([
        ['abc', T1],
        ['def', T2],
      ]),
      {
        kind: 'seen',
        versions: [
          { documentId: 'abc', version: T1 },
          { documentId: 'def', version: T2 },
        ],
      },
    ],
    ['whatever is there', ' * ', { kind: 'any' }],
    [
      'what was published then',
      `"${T1};${T2}", "abc=${T1};none"`,
      {
        kind: 'seen',
        versions: [
          { documentId: null, version: T1, published: T2 },
          { documentId: 'abc', version: T1, published: null },
        ],
      },
    ],
    [
      'another zone, and microseconds',
      '"2026-11-28T11:42:00.000999+01:00"',
      { kind: 'seen', versions: [{ documentId: null, version: T1 }] },
    ],
  ])('can name %s', (_, header, expected) => {
    expect(readIfMatch(header)).toEqual(expected);
  });

  test.each([
    '',
    '""',
    'abc',
    '"abc"',
    `W/"${T1}"`,
    `"${T1}", W/"${T2}"`,
    `"${T1}"x`,
    '"2026-13-45T00:00:00Z"',
    '*, *',
  ])('can’t be read as %s', (header) => {
    expect(readIfMatch(header).kind).toBe('unreadable');
  });
});

describe('a document that was seen', () => {
  const seen = [{ documentId: null, version: T1, published: null }];
  const now = (version: string, published: string | null) => ({ documentId: 'x', version, published });
  test.each<[string, ReturnType<typeof now>, boolean, ReturnType<typeof changeSince>]>([
    ['as it is', now(T1, null), true, null],
    ['before it was saved', now(T2, null), true, 'saved'],
    ['before it was saved, to save it', now(T2, null), false, 'saved'],
    ['before it was published', now(T1, T2), true, 'published'],
    ['before it was published, to save its draft', now(T1, T2), false, null],
    ['before it was published, which set dates in it', now(T2, T2), false, 'published'],
  ])('%s', (_, current, isAboutReaders, expected) => {
    expect(changeSince(seen, current, isAboutReaders)).toBe(expected);
  });

  test('while it was published, and no more', () => {
    expect(changeSince([{ documentId: 'x', version: T1, published: T1 }], now(T1, null), true)).toBe('unpublished');
  });

  test('by someone who doesn’t say what was published, or who names another document', () => {
    expect(changeSince([{ documentId: null, version: T1 }], now(T1, T2), true)).toBeNull();
    expect(changeSince([{ documentId: 'y', version: T1 }], now(T1, null), true)).toBe('saved');
  });
});

describe('a request of the admin’s', () => {
  const base = '/content-manager/collection-types/api::article.article';
  test.each<[string, string, ReturnType<typeof changedBy>]>([
    ['PUT', `${base}/abc`, 'one'],
    ['DELETE', `${base}/abc`, 'one'],
    ['POST', `${base}/abc/actions/publish`, 'one'],
    ['POST', `${base}/abc/actions/discard`, 'one'],
    ['POST', `${base}/actions/bulkDelete`, 'many'],
    ['PUT', '/content-manager/single-types/api::home-page.home-page', 'one'],
    ['POST', '/content-manager/single-types/api::home-page.home-page/actions/publish', 'one'],
    ['POST', encodeURI(`${base}/abc/actions/unpublish`).replaceAll(':', '%3A'), 'one'],
    ['GET', `${base}/abc`, null],
    ['POST', base, null],
    ['POST', `${base}/actions/publish`, null],
    ['POST', `${base}/actions/bulkFindForValidation`, null],
    ['GET', `${base}/abc/actions/countDraftRelations`, null],
  ])('%s %s changes %s', (method, path, expected) => {
    const request = documentRequestOf(path);
    expect(request?.uid).toMatch(/^api::/);
    expect(request && changedBy(method, request)).toBe(expected);
  });

  test.each([`${base}/clone/abc`, `${base}/auto-clone/abc`, '/content-manager/relations/a/b/c', '/upload/files'])(
    'to %s is about no document that is there',
    (path) => {
      expect(documentRequestOf(path)).toBeNull();
    },
  );
});

describe('what a tab has seen', () => {
  const draft = (updatedAt: string) => ({ updatedAt, publishedAt: null });
  const form = { uid: 'api::a.a', documentId: 'x', isSingle: false, action: null };
  const list = { ...form, documentId: null };
  const none = new URLSearchParams();

  test('in a form is its draft, whichever version comes first, and no list or published version changes it', () => {
    const seen = new SeenVersions();
    seen.learn(form, none, { data: draft(T1), meta: { availableStatus: [{ updatedAt: T2, publishedAt: T2 }] } });
    seen.learn(list, none, { results: [{ documentId: 'x', updatedAt: T2 }] });
    const published = { data: { updatedAt: T1, publishedAt: T1 }, meta: { availableStatus: [draft(T2)] } };
    seen.learn(form, new URLSearchParams('status=published'), published);
    expect([seen.inForm('api::a.a x', ''), seen.inList('api::a.a x')]).toEqual([`${T1};${T2}`, T2]);
  });

  test('beside a published version is the draft, until the form shows it', () => {
    const seen = new SeenVersions();
    const published = { data: { updatedAt: T1, publishedAt: T1 }, meta: { availableStatus: [draft(T2)] } };
    seen.learn(form, new URLSearchParams('status=published'), published);
    expect([seen.inForm('api::a.a x', ''), seen.inTab('api::a.a x')]).toEqual([undefined, `${T2};${T1}`]);
    seen.learn(form, none, { data: draft(T1), meta: { availableStatus: [] } });
    expect(seen.inTab('api::a.a x')).toBe(`${T1};none`);
  });

  test('of a type without drafts is the document itself, and of one that was never published, its draft', () => {
    const seen = new SeenVersions();
    seen.learn(form, none, { data: { updatedAt: T1, publishedAt: T1 }, meta: { availableStatus: [] } });
    expect(seen.inForm('api::a.a x', '')).toBe(T1);
    seen.learn(form, none, { data: draft(T1), meta: { availableStatus: [] } });
    expect(seen.inForm('api::a.a x', '')).toBe(`${T1};none`);
  });

  test('in a list is what the list says of the draft', () => {
    const seen = new SeenVersions();
    seen.learn(list, none, { results: [{ documentId: 'x', updatedAt: T1, __version: `${T2};${T1}` }] });
    expect(seen.inList('api::a.a x')).toBe(`${T2};${T1}`);
  });

  test('is what it wrote itself, everywhere', () => {
    const seen = new SeenVersions();
    seen.learn(list, none, { results: [{ documentId: 'x', updatedAt: T1 }] });
    seen.wrote('api::a.a x', T2);
    expect([seen.inForm('api::a.a x', ''), seen.inList('api::a.a x')]).toEqual([T2, T2]);
  });

  test('of something else than a document is nothing', () => {
    const seen = new SeenVersions();
    for (const answer of [null, 'x', {}, { data: null }, { data: {} }, { results: 'x' }])
      seen.learn(form, none, answer);
    expect(seen.inForm('api::a.a x', '')).toBeUndefined();
  });
});

describe('a value of a form as people read it', () => {
  const text = (words: string) => ({ type: 'text', text: words });
  test.each<[string, unknown, string[]]>([
    ['a text', 'One\n\nTwo', ['One', 'Two']],
    ['a switch', true, ['Yes']],
    ['nothing', null, []],
    ['a file', { id: 1, mime: 'image/png', name: 'lung.png', url: '/x' }, ['lung.png']],
    [
      'a formatted text',
      [
        { type: 'heading', level: 2, children: [text('Title')] },
        { type: 'paragraph', children: [text('A '), { type: 'link', url: '/x', children: [text('link')] }] },
        { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('item')] }] },
      ],
      ['Title', 'A link', '• item'],
    ],
    ['a block', { __component: 'body.pull-quote', id: 3, text: 'Words', attribution: 'Who' }, ['Words', 'Who']],
    [
      'a table',
      {
        __component: 'body.table',
        rows: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
      ['a | b', 'c | d'],
    ],
    ['a relation', { connect: [{ label: 'Ana' }], disconnect: [] }, ['+ Ana']],
  ])('%s', (_, value, expected) => {
    expect(readableLines(value)).toEqual(expected);
  });
});

test('words that only one of two texts has are marked in each', () => {
  const marked = (stretches: { text: string; isChanged: boolean }[]) =>
    stretches.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');
  const [one, other] = wordDifference('built before 1980 in town', 'built before 1978, records show, in town');
  expect([marked(one), marked(other)]).toEqual([
    'built before [1980] in town',
    'built before [1978, records show,] in town',
  ]);
  const long = 'word '.repeat(5000);
  expect(wordDifference(long, 'x')[0]).toEqual([{ text: long, isChanged: false }]);
});
