import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, inviteUser, type Session } from '../fixtures/admin-api.ts';
import { chosen, create, createBanner, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const [marketer, editor] = [
  await asRole(stack.cmsUrl, administrator, 'marketer'),
  await asRole(stack.cmsUrl, administrator, 'editor'),
];

const as = ({ token }: Pick<Session, 'token'>) => ({ authorization: `Bearer ${token}` });
const asPress = as({ token: stack.pressToken });
const statusOf = async (path: string, headers: Record<string, string>, sent?: object) =>
  (
    await fetch(stack.cmsUrl + path, {
      headers: { ...headers, 'content-type': 'application/json', 'if-match': '*' },
      ...(sent && { method: 'PUT', body: JSON.stringify(sent) }),
    })
  ).status;

const BANNER = 'api::cta-banner.cta-banner';
const ARTICLE = 'api::article.article';

const operators = [
  ...['$eq', '$eqi', '$ne', '$nei', '$in', '$notIn', '$lt', '$lte', '$gt', '$gte', '$between'],
  ...[
    '$contains',
    '$notContains',
    '$containsi',
    '$notContainsi',
    '$startsWith',
    '$startsWithi',
    '$endsWith',
    '$endsWithi',
  ],
  ...['$null', '$notNull', '$and', '$or', '$not', '$elemMatch', '$jsonSupersetOf', '$like', '$foo', '$$eq'],
];
/** What may stand behind a key. */
const values = [
  '=1',
  '=a',
  '=',
  '[]=a',
  '[a]=b',
  '[0][id]=a',
  '[$eq]=a',
  '[$not][$eq]=a',
  '[$and][0][id]=1',
  '=99999999999999999999999',
  '=NaN',
  '=2026-99-99',
];
/** One of each kind: a number, a text, a date, a relation, a component, a list of them, a list of kinds, nothing that there is. */
const attributes: Record<string, readonly string[]> = {
  [BANNER]: [
    'id',
    'documentId',
    'message',
    'priority',
    'startsAt',
    'approvedOn',
    'sponsor',
    'topics',
    'image',
    'actions',
    'pages',
    'nothing',
    'constructor',
  ],
  [ARTICLE]: ['id', 'headline', 'publishedAt', 'topics', 'seo', 'body', 'sources', 'genre', 'locale', 'localizations'],
};

/** Each operator, and each part of a query, with each value at one attribute or another. */
function queriesFor(names: readonly string[]): string[] {
  const keys = [
    ...names.flatMap((name) => [
      ...operators.map((operator) => `filters[${name}][${operator}]`),
      `filters[${name}]`,
      `filters[topics][${name}]`,
      `filters[$and][0][$or][0][$not][${name}]`,
      `sort[${name}]`,
      `sort[0][${name}]`,
      `fields[${name}]`,
      `populate[${name}]`,
      `populate[${name}][populate]`,
      `populate[${name}][filters]`,
      `populate[${name}][fields]`,
      `populate[${name}][sort]`,
      `populate[${name}][on]`,
      `populate[${name}][limit]`,
    ]),
    ...[
      'filters',
      'sort',
      'fields',
      'populate',
      'pagination',
      'locale',
      'status',
      '_q',
      'page',
      'pageSize',
      'start',
      'limit',
    ],
    ...['pagination[page]', 'pagination[pageSize]', 'pagination[start]', 'pagination[limit]', 'pagination[withCount]'],
    ...['filters[$and]', 'filters[$or]', 'filters[$not]', 'populate[*]', 'hasPublishedVersion', 'foo'],
  ];
  return keys.map((key, index) => key + values[index % values.length]);
}

const more = [
  'sort=headline:foo',
  'sort=seo.metaTitle',
  'populate=*',
  'populate=topics.nothing',
  'pagination[page]=-1',
  'pagination[pageSize]=99999999999',
  'pagination[limit]=0x10',
  `filters[id][$in]=${'x'.repeat(8000)}`,
  `filters[$and]${'[0][$and]'.repeat(60)}[0][id]=1`,
  `filters${'[a]'.repeat(40)}=1`,
  '%E0%A4%A',
];

test.each<[string, string, () => Record<string, string>, string]>([
  ['the public API’s banners', '/api/cta-banners', () => asPress, BANNER],
  ['the public API’s articles', '/api/articles', () => asPress, ARTICLE],
  ['the public API’s settings', '/api/site-settings', () => asPress, BANNER],
  ['a marketer’s banners', collection(BANNER), () => as(marketer), BANNER],
  ['an editor’s articles', collection(ARTICLE), () => as(editor), ARTICLE],
  ['what a relation may be set to', `/content-manager/relations/${BANNER}/topics`, () => as(marketer), BANNER],
  ['the media library', '/upload/files', () => as(marketer), ARTICLE],
])('%s answer every query, or say that it can’t be answered', { timeout: 600_000 }, async (_, path, headers, uid) => {
  const left = [...queriesFor(attributes[uid] ?? []), ...more];
  const broken: string[] = [];
  const work = async () => {
    for (let query = left.pop(); query !== undefined; query = left.pop()) {
      const status = await statusOf(`${path}?${query}`, headers());
      if (![200, 400, 403, 404].includes(status)) broken.push(`${status} ${query.slice(0, 120)}`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  expect(broken).toEqual([]);
});

describe('NUL is refused with 400', () => {
  test.each([
    '/api/articles?filters[headline][$eq]=a%00b',
    '/api/articles?filters[a%00b][$eq]=a',
    '/api/articles?a%00b=1',
    '/api/articles?sort=a%00b',
    '/api/articles/a%00b',
    '/api/a%00b',
    '/api/articles/%E0%A4%A',
  ])('in the public API: %s', async (path) => {
    expect(await statusOf(path, asPress)).toBe(400);
  });

  test.each([
    `${collection(BANNER)}/a%00b`,
    `${collection(BANNER)}/a%00b?a=1`,
    '/admin/users/a%00b',
    '/upload/files/a%00b',
  ])('in the admin API: %s', async (path) => {
    expect(await statusOf(path, as(administrator))).toBe(400);
  });

  test('in a body, in its values and its names', async () => {
    const banner = await createBanner(marketer);
    const path = collection(BANNER, banner.documentId);
    for (const sent of [{ name: 'a\0b' }, { 'a\0b': 'a' }, { actions: [{ label: 'a\0b' }] }])
      expect(await statusOf(path, as(marketer), sent)).toBe(400);
  });

  test('in a header', async () => {
    const { hostname, port } = new URL(stack.cmsUrl);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write('GET /api/articles HTTP/1.1\r\nHost: a\r\nX-A: a\0b\r\n\r\n'),
      );
      socket.once('data', (data) => resolve(data.toString()));
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

test('relations to what there is not, or may not be related, are refused with a reason', async () => {
  const banner = await createBanner(marketer);
  const path = collection(BANNER, banner.documentId);
  for (const topics of [
    { connect: [{ id: 'a', documentId: 'a' }] },
    { connect: [{ id: 999_999, documentId: 'nowhere' }] },
    { connect: 'a' },
    { set: [{ id: { a: 1 } }] },
    { disconnect: [null] },
    'a',
    [['a']],
    99_999_999_999,
  ]) {
    const answer = await marketer.call('PUT', path, { topics });
    expect([200, 400, 403, 404], JSON.stringify(topics)).toContain(answer.status);
    if (answer.status !== 200) expect(answer.message).toMatch(/\w+/);
  }
});

describe('no one finds out about administrators by what they created or saved:', () => {
  const probes = (name: string) => [
    `filters[${name}][email][$startsWith]=a`,
    `filters[$and][0][$or][1][${name}][firstname][$contains]=a`,
    `filters[topics][${name}][email][$eq]=a`,
    `filters[sponsor][${name}][password][$notNull]=true`,
    `filters[${name}][roles][name]=a`,
    `filters[${name}]=1`,
    `sort=${name}.email:asc`,
    `sort[${name}][email]=asc`,
    `sort[0]=${name}.email`,
    `populate=${name}`,
    `populate[0]=topics.${name}`,
    `populate[topics][populate][${name}]=true`,
    `populate[topics][filters][${name}][email][$startsWith]=a`,
  ];

  test.each(['createdBy', 'updatedBy'])('not by %s in lists, however deep', async (name) => {
    for (const query of probes(name)) {
      expect(await statusOf(`/api/cta-banners?${query}`, asPress), query).toBe(403);
      for (const path of [collection(BANNER), `/content-manager/relations/${BANNER}/topics`, '/upload/files'])
        expect(await statusOf(`${path}?${query}`, as(marketer)), `${path}?${query}`).toBe(403);
    }
  });

  test('not by the list of users that might be related', async () => {
    const { email } = await inviteUser(administrator, 'editor');
    for (const name of ['createdBy', 'updatedBy']) {
      const answer = await marketer.call(
        'GET',
        `/content-manager/relations/${BANNER}/${name}?_q=${encodeURIComponent(email)}`,
      );
      expect([answer.status, answer.list]).toEqual([403, []]);
    }
  });

  test('not by searching', async () => {
    const { email, name } = await inviteUser(administrator, 'editor');
    const topic = await create(administrator, 'api::topic.topic', { name: `Topic ${word()}`, slug: word() });
    await createBanner(marketer, { topics: chosen(topic) });
    for (const text of [email, `${name.firstname} ${name.lastname}`]) {
      const answer = await marketer.call('GET', `${collection(BANNER)}?_q=${encodeURIComponent(text)}`);
      expect([answer.status, answer.list]).toEqual([200, []]);
    }
  });

  test('and no one can say that someone else created or saved it', async () => {
    const banner = await createBanner(marketer);
    const other = await inviteUser(administrator, 'editor');
    await marketer.call('PUT', collection(BANNER, banner.documentId), { createdBy: other.id, updatedBy: other.id });
    const { data } = await administrator.call('GET', collection(BANNER, banner.documentId));
    expect(data.createdBy).not.toMatchObject({ id: other.id });
    expect(data.updatedBy).not.toMatchObject({ id: other.id });
  });

  test('while the admin’s own filter, by a user’s number, works', async () => {
    expect(await statusOf(`${collection(BANNER)}?filters[$and][0][createdBy][id][$eq]=1`, as(administrator))).toBe(200);
  });
});
