import { afterAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { inTransaction, sql } from '../fixtures/database.ts';
import { chosen, completeArticle, create, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);

const ARTICLE = 'api::article.article';
const PERSON = 'api::person.person';
const REDIRECT = 'api::redirect.redirect';

/** Part of every path here, so that the redirects are found again among those of other tests. */
const mark = word();
const slug = (name: string) => `${mark}-${name}`;
const path = (name: string) => `/articles/${slug(name)}/`;

afterAll(async () => {
  const documentIds = (await redirectsWith(mark)).map(({ documentId }) => documentId);
  expect(await administrator.call('POST', `${collection(REDIRECT)}/actions/bulkDelete`, { documentIds })).toMatchObject(
    { status: 200 },
  );
});

const redirectsWith = async (part: string): Promise<Fields[]> => {
  const query = new URLSearchParams({ pageSize: '100', sort: 'from:ASC', 'filters[from][$contains]': part });
  return (await administrator.call('GET', `${collection(REDIRECT)}?${query}`)).list;
};
/** The redirects whose old path has a part, as `from → to`, or `from ⇢ to` when they are not permanent. */
const leads = async (part: string): Promise<string[]> =>
  (await redirectsWith(part)).map(({ from, to, permanent }) => `${from} ${permanent ? '→' : '⇢'} ${to}`);

const rename = (uid: string, { documentId }: Fields, name: string) =>
  administrator.call('PUT', collection(uid, documentId), { slug: slug(name) });
const redirect = (from: string, to: string, changes: Fields = {}) =>
  administrator.call('POST', collection(REDIRECT), { from, to, permanent: true, reason: 'by-hand', ...changes });

async function publishedArticle(name: string): Promise<Fields> {
  const article = await create(administrator, ARTICLE, await completeArticle(administrator, { slug: slug(name) }));
  expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });
  return article;
}
async function renamePublished(article: Fields, name: string): Promise<void> {
  expect(await rename(ARTICLE, article, name)).toMatchObject({ status: 200 });
  expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });
}
/** The slug under which readers find an article. */
const shownSlug = async ({ documentId }: Fields) => {
  const headers = { authorization: `Bearer ${stack.pressToken}` };
  const response = await fetch(`${stack.cmsUrl}/api/articles/${String(documentId)}`, { headers });
  return (await response.json()).data.slug;
};

test('an article that is published under another address leaves a redirect, its draft none', async () => {
  const article = await publishedArticle('draft-a');
  await rename(ARTICLE, article, 'draft-b');
  expect(await leads(slug('draft'))).toEqual([]);
  for (const _ of ['once', 'twice']) {
    await publish(administrator, ARTICLE, article);
    expect(await redirectsWith(slug('draft'))).toMatchObject([
      { from: path('draft-a'), to: path('draft-b'), permanent: true, reason: 'slug-changed' },
    ]);
  }
});

test.each([
  [PERSON, 'people', { name: 'Sample Person' }],
  ['api::topic.topic', 'topics', { name: 'Sample topic' }],
])('%s leaves a redirect when it is saved under another address, and only then', async (uid, folder, fields) => {
  const document = await create(administrator, uid, { ...fields, slug: slug(`${folder}-a`) });
  await administrator.call('PUT', collection(uid, document.documentId), { name: 'Another name' });
  expect(await leads(slug(folder))).toEqual([]);
  await rename(uid, document, `${folder}-b`);
  expect(await leads(slug(folder))).toEqual([`/${folder}/${slug(folder)}-a/ → /${folder}/${slug(folder)}-b/`]);
});

test.each([
  ['api::guide.guide', 'guides', '/guides/', { summary: 'A guide.', access: 'open' }],
  ['api::page.page', 'pages', '/', { body: [{ __component: 'body.pull-quote', text: 'A quote.' }] }],
])('%s leaves a redirect when it is published under another address', async (uid, name, folder, fields) => {
  const document = await create(administrator, uid, { title: 'Sample', slug: slug(`${name}-a`), ...fields });
  expect(await publish(administrator, uid, document)).toMatchObject({ status: 200 });
  await rename(uid, document, `${name}-b`);
  await publish(administrator, uid, document);
  expect(await leads(slug(name))).toEqual([`${folder}${slug(name)}-a/ → ${folder}${slug(name)}-b/`]);
});

test('what readers could not see leaves no redirect', async () => {
  const draft = await create(administrator, ARTICLE, await completeArticle(administrator, { slug: slug('unseen-a') }));
  await renamePublished(draft, 'unseen-b');
  expect(await leads(slug('unseen'))).toEqual([]);
});

const unpublish = async (article: Fields) =>
  expect(
    await administrator.call('POST', `${collection(ARTICLE, article.documentId)}/actions/unpublish`, {}),
  ).toMatchObject({ status: 200 });

test('an article that is renamed while it is unpublished leaves a redirect from every address it ever had', async () => {
  const article = await publishedArticle('away-a');
  await renamePublished(article, 'away-b');
  await unpublish(article);
  expect(await rename(ARTICLE, article, 'away-c')).toMatchObject({ status: 200 });
  expect(await leads(slug('away'))).toEqual([`${path('away-a')} → ${path('away-b')}`]);
  await renamePublished(article, 'away-d');
  expect(await leads(slug('away'))).toEqual([
    `${path('away-a')} → ${path('away-d')}`,
    `${path('away-b')} → ${path('away-d')}`,
  ]);
});

test('readers who were sent elsewhere while an article was away are led back, unless an editor wants it otherwise', async () => {
  const [back, renamed, pinned] = [
    await publishedArticle('back'),
    await publishedArticle('back-to'),
    await publishedArticle('pinned'),
  ];
  for (const article of [back, renamed, pinned]) await unpublish(article);
  await redirect(path('back'), '/about/', { reason: 'unpublished', permanent: false });
  await redirect(path('back-to'), '/about/', { reason: 'unpublished', permanent: false });
  await redirect(path('pinned'), '/about/');
  await publish(administrator, ARTICLE, back);
  await renamePublished(renamed, 'back-at');
  await renamePublished(pinned, 'pinned-b');
  expect(await leads(slug('back'))).toEqual([`${path('back-to')} → ${path('back-at')}`]);
  expect(await leads(slug('pinned'))).toEqual([`${path('pinned')} → /about/`]);
});

test('an address that another page took meanwhile stays with that page', async () => {
  const first = await publishedArticle('taken-a');
  await unpublish(first);
  await rename(ARTICLE, first, 'taken-b');
  await publishedArticle('taken-a');
  expect(await publish(administrator, ARTICLE, first)).toMatchObject({ status: 200 });
  expect(await leads(slug('taken'))).toEqual([]);
});

test('the admin says where an article was found once, and suggests the page of its topic instead', async () => {
  const topic = await create(administrator, 'api::topic.topic', {
    name: `Topic ${slug('t')}`,
    slug: slug('left-topic'),
  });
  const article = await create(
    administrator,
    ARTICLE,
    await completeArticle(administrator, { slug: slug('left-a'), topics: chosen(topic) }),
  );
  await publish(administrator, ARTICLE, article);
  const consequences = async () =>
    (await administrator.call('GET', `/consequences/${ARTICLE}/${String(article.documentId)}`)).data;
  expect(await consequences()).toMatchObject({ path: path('left-a'), goneFrom: [] });
  await unpublish(article);
  const suggestion = `/topics/${slug('left-topic')}/`;
  expect(await consequences()).toMatchObject({ path: null, goneFrom: [path('left-a')], suggestion });
  await redirect(path('left-a'), suggestion, { reason: 'unpublished' });
  expect(await consequences()).toMatchObject({ path: null, goneFrom: [] });
});

test('all old addresses lead to the newest, and an address that is taken up again leads nowhere else', async () => {
  const article = await publishedArticle('chain-a');
  await renamePublished(article, 'chain-b');
  await renamePublished(article, 'chain-c');
  expect(await leads(slug('chain'))).toEqual([
    `${path('chain-a')} → ${path('chain-c')}`,
    `${path('chain-b')} → ${path('chain-c')}`,
  ]);
  await renamePublished(article, 'chain-a');
  expect(await leads(slug('chain'))).toEqual([
    `${path('chain-b')} → ${path('chain-a')}`,
    `${path('chain-c')} → ${path('chain-a')}`,
  ]);
});

test('redirects made by hand follow the page that they lead to, and stay what they are else', async () => {
  const article = await publishedArticle('hand');
  await redirect(`/${slug('hand')}/1/`, `${path('hand')}?from=print#risks`, { permanent: false });
  await redirect(`/${slug('hand')}/2`, path('hand').slice(0, -1));
  await redirect(`/${slug('hand')}/3/`, path('hand-and-foot'));
  await redirect(path('hand-new').slice(0, -1), '/about/');
  await renamePublished(article, 'hand-new');
  expect(await leads(slug('hand'))).toEqual([
    `${path('hand')} → ${path('hand-new')}`,
    `/${slug('hand')}/1/ ⇢ ${path('hand-new')}?from=print#risks`,
    `/${slug('hand')}/2 → ${path('hand-new')}`,
    `/${slug('hand')}/3/ → ${path('hand-and-foot')}`,
  ]);
  expect((await redirectsWith(`${slug('hand')}/1`))[0]).toMatchObject({ reason: 'by-hand' });
});

test('a redirect that waits at the old address leads to the new one, and there is no second', async () => {
  await redirect(path('waiting-a').slice(0, -1), '/about/', { permanent: false });
  const article = await publishedArticle('waiting-a');
  await renamePublished(article, 'waiting-b');
  expect(await leads(slug('waiting'))).toEqual([`${path('waiting-a').slice(0, -1)} → ${path('waiting-b')}`]);
});

test.each([
  ['first', ['a', 'b', 'x']],
  ['last', ['x', 'b', 'a']],
])(
  'articles published together leave redirects, also when one takes the place that another leaves %s',
  async (when, order) => {
    const name = (one: string) => `bulk-${when}-${one}`;
    const articles: Record<string, Fields> = {};
    for (const one of order) articles[one] = await publishedArticle(name(one));
    for (const [from, to] of [
      ['a', 'c'],
      ['b', 'a'],
      ['x', 'y'],
    ] as const) {
      await rename(ARTICLE, articles[from] ?? {}, name(to));
    }
    const documentIds = order.map((one) => articles[one]?.documentId);
    const answer = await administrator.call('POST', `${collection(ARTICLE)}/actions/bulkPublish`, { documentIds });
    expect(answer).toMatchObject({ status: 200 });
    expect(await leads(slug(name('')))).toEqual([
      `${path(name('b'))} → ${path(name('a'))}`,
      `${path(name('x'))} → ${path(name('y'))}`,
    ]);
  },
);

test('an article that is renamed and published in one go leaves a redirect', async () => {
  const article = await publishedArticle('go-a');
  const answer = await administrator.call('POST', `${collection(ARTICLE, article.documentId)}/actions/publish`, {
    slug: slug('go-b'),
  });
  expect(answer).toMatchObject({ status: 200 });
  expect(await leads(slug('go'))).toEqual([`${path('go-a')} → ${path('go-b')}`]);
});

test('two who rename at the same moment leave the redirects of one after the other', async () => {
  const person = await create(administrator, PERSON, { name: 'Sample Person', slug: slug('race-a') });
  let renaming: ReturnType<typeof rename>[] = [];
  // Both have begun, and neither can go on, while someone else holds the person.
  await inTransaction(sql, async () => {
    await sql.query('select from people where document_id = $1 for update', [person.documentId]);
    renaming = [rename(PERSON, person, 'race-b'), rename(PERSON, person, 'race-c')];
    await expect
      .poll(async () => (await sql.query('select from pg_locks where not granted')).rowCount)
      .toBe(renaming.length);
  });
  expect(await Promise.all(renaming)).toMatchObject([{ status: 200 }, { status: 200 }]);

  const shown = (await administrator.call('GET', collection(PERSON, person.documentId))).data.slug;
  const [last, first] = shown === slug('race-c') ? ['c', 'b'] : ['b', 'c'];
  const at = (name: string) => `/people/${slug('race')}-${name}/`;
  expect(await leads(slug('race'))).toEqual([`${at('a')} → ${at(last)}`, `${at(first)} → ${at(last)}`]);
});

/** Runs something while the database refuses some rows of a table. */
async function whileRefused(table: string, row: string, run: () => Promise<void>): Promise<void> {
  await sql.query(`alter table ${table} add constraint refused check (not (${row})) not valid`);
  try {
    await run();
  } finally {
    await sql.query(`alter table ${table} drop constraint refused`);
  }
}

test('when the redirect cannot be saved, nothing is published', async () => {
  const article = await publishedArticle('torn-a');
  await rename(ARTICLE, article, 'torn-b');
  await whileRefused('redirects', `"from" = '${path('torn-a')}'`, async () => {
    expect((await publish(administrator, ARTICLE, article)).status).toBeGreaterThanOrEqual(400);
  });
  expect(await shownSlug(article)).toBe(slug('torn-a'));
  expect(await leads(slug('torn'))).toEqual([]);

  const person = await create(administrator, PERSON, { name: 'Sample Person', slug: slug('torn-person-a') });
  await whileRefused('redirects', `"from" = '/people/${slug('torn-person-a')}/'`, async () => {
    expect((await rename(PERSON, person, 'torn-person-b')).status).toBeGreaterThanOrEqual(400);
  });
  const { data } = await administrator.call('GET', collection(PERSON, person.documentId));
  expect(data.slug).toBe(slug('torn-person-a'));
});

test('when one of several cannot be published, no redirect is left by the others', async () => {
  const [first, second] = [await publishedArticle('several-a'), await publishedArticle('several-b')];
  await redirect(`/${slug('several')}/`, path('several-a'));
  await rename(ARTICLE, first, 'several-c');
  await rename(ARTICLE, second, 'several-d');
  await whileRefused('articles', `slug = '${slug('several-d')}' and published_at is not null`, async () => {
    const documentIds = [first.documentId, second.documentId];
    const answer = await administrator.call('POST', `${collection(ARTICLE)}/actions/bulkPublish`, { documentIds });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
  expect([await shownSlug(first), await shownSlug(second)]).toEqual([slug('several-a'), slug('several-b')]);
  expect(await leads(slug('several'))).toEqual([`/${slug('several')}/ → ${path('several-a')}`]);
});

test('redirects that would make a loop are refused, and the message names it', async () => {
  const at = (name: string) => `/${slug('circle')}/${name}/`;
  await redirect(at('b'), `${at('c').slice(0, -1)}#part`);
  const { data: last } = await redirect(at('c'), at('d'));
  const refused = await redirect(at('d'), `${at('b')}?x=1`);
  expect(refused.status).toBe(400);
  expect(refused.messages.to).toBe(
    `This creates a redirect loop: ${at('d')} → ${at('b')} → ${at('c').slice(0, -1)} → ${at('d')}. Enter a different URL under “To,” or change or delete the redirect from “${at('c').slice(0, -1)}” first.`,
  );
  const changed = await administrator.call('PUT', collection(REDIRECT, last.documentId), { to: at('b') });
  expect(changed.messages.to).toMatch(/redirect loop/);
  expect((await redirect(at('e'), `${at('e')}#part`)).messages.to).toMatch(/leads back to itself/);

  await redirect(at('a'), at('b'));
  expect(await leads(slug('circle'))).toEqual([
    `${at('a')} → ${at('b')}`,
    `${at('b')} → ${at('c').slice(0, -1)}#part`,
    `${at('c')} → ${at('d')}`,
  ]);
});

test('a redirect from the path of a page is refused until the page is gone', async () => {
  const article = await publishedArticle('page');
  const refused = await redirect(path('page').slice(0, -1), '/about/');
  expect(refused.status).toBe(400);
  expect(refused.messages.from).toMatch(
    /^The article “Sample article .*” is at .* never be redirected.*Unpublish or rename the article first\.$/,
  );
  await administrator.call('POST', `${collection(ARTICLE, article.documentId)}/actions/unpublish`, {});
  expect((await redirect(path('page'), '/about/')).status).toBe(201);

  await create(administrator, PERSON, { name: 'Ada Sample', slug: slug('page') });
  expect((await redirect(`/people/${slug('page')}/`, '/about/')).messages.from).toMatch(
    /^The person “Ada Sample” .*Delete or rename the person first\.$/,
  );
});

test('a second redirect from the same address is refused, whatever its slash', async () => {
  const { data: first } = await redirect(`/${slug('twin')}/`, '/about/');
  expect((await redirect(`/${slug('twin')}`, '/contact/')).messages.from).toBe(
    `A redirect from “/${slug('twin')}/” to “/about/” already exists. Edit it instead.`,
  );
  const same = { from: `/${slug('twin')}`, to: '/contact/' };
  expect((await administrator.call('PUT', collection(REDIRECT, first.documentId), same)).status).toBe(200);
});

test.each([
  ['/_headers', /own files/],
  ['/_headers.json', /own files/],
  ['/api/articles', /uses \/api itself/],
  ['/healthz', /uses \/healthz itself/],
  ['/uploads/a.pdf', /uses \/uploads itself/],
  ['/topics/', /page or file of its own/],
  ['/%2e%2e/secret/', /aren’t names/],
  [`/${'ä'.repeat(200)}/`, /too long/],
  ['/old/?page=2', /can’t contain “\?”/],
  ['/old/#part', /can’t contain “#”/],
  ['/50%/', /can’t contain “%”/],
])('a redirect from %s is refused, with the reason', async (from, message) => {
  const refused = await redirect(from, '/about/');
  expect([refused.status, refused.messages.from]).toEqual([400, expect.stringMatching(message)]);
});

test.each(['/about/\n/forged/ https://evil.example/ 301', '//evil.example/', '/\\evil.example/', 'about', '/a b/'])(
  'a redirect to %j is refused',
  async (to) => {
    const refused = await redirect(`/${slug('odd-target')}/`, to);
    expect([refused.status, refused.messages.to]).toEqual([400, expect.stringMatching(/isn’t a valid link/)]);
  },
);

test('addresses are saved as they are compared and sent, and a second spelling of one is refused', async () => {
  const { data } = await redirect(`/${slug('Gr%C3%B6%C3%9Fe')}/`, '/größe/50%');
  expect(data).toMatchObject({ from: `/${slug('Größe')}/`, to: '/gr%C3%B6%C3%9Fe/50%25' });
  expect((await redirect(`/${slug('größe')}`, '/about/')).messages.from).toMatch(
    /already exists\. Edit it instead\. Upper and lower case don’t matter\.$/,
  );
  const again = await administrator.call('PUT', collection(REDIRECT, data.documentId), {
    from: data.from,
    to: data.to,
  });
  expect(again.data).toMatchObject({ from: data.from, to: data.to });
});

test.each([
  ['api::page.page', { title: 'Sample', slug: '_headers', body: [] }, /own files/],
  ['api::page.page', { title: 'Sample', slug: 'api', body: [] }, /uses \/api itself/],
  ['api::page.page', { title: 'Sample', slug: 'topics', body: [] }, /page or file of its own/],
  ['api::page.page', { title: 'Sample', slug: '404', body: [] }, /page or file of its own/],
  [PERSON, { name: 'Sample', slug: '..' }, /aren’t names/],
  [PERSON, { name: 'Sample', slug: 'a'.repeat(254) }, /too long/],
])('%s with a slug that no page can have is refused at the slug', async (uid, fields, message) => {
  const refused = await administrator.call('POST', collection(uid), fields);
  expect([refused.status, refused.messages.slug]).toEqual([400, expect.stringMatching(message)]);
});
