import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { formatVersion, formatVersions, versionTag } from '../../src/revisions/contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session, single } from '../fixtures/admin-api.ts';
import { chosen, completeArticle, create, createPerson, paragraph, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const ana = await asRole(stack.cmsUrl, administrator, 'editor');
const ARTICLE = 'api::article.article';
const REDIRECT = 'api::redirect.redirect';
const SETTINGS = 'api::site-settings.site-settings';

const versionOf = (document: Fields) => String(document.updatedAt);
const seeing = (session: Session, document: Fields) => session.seeing(formatVersion(versionOf(document)));
const read = async (uid: string, { documentId }: Fields) =>
  (await administrator.call('GET', collection(uid, documentId))).data;
const createArticle = async (changes: Fields = {}) =>
  create(administrator, ARTICLE, await completeArticle(administrator, changes));
const save = (session: Session, { documentId }: Fields, changes: Fields) =>
  session.call('PUT', collection(ARTICLE, documentId), changes);

describe('an article that someone else saved', () => {
  test('is not overwritten by who has the version before, who learns that it was saved, and by whom', async () => {
    const article = await createArticle();
    const first = await save(seeing(ana, article), article, { headline: 'What Ana wrote' });
    expect(first.status).toBe(200);
    const second = await save(seeing(administrator, article), article, { headline: 'What would be lost' });
    expect(second.status).toBe(412);
    expect(second.message).toContain('Sample editor saved “What Ana wrote” after you opened it');
    const now = await read(ARTICLE, article);
    expect(now.headline).toBe('What Ana wrote');
    const third = await save(seeing(administrator, now), article, { dek: 'On top of it.' });
    expect([third.status, third.data.headline]).toEqual([200, 'What Ana wrote']);
  });

  test.each<[string, 'POST' | 'DELETE', string]>([
    ['published', 'POST', '/actions/publish'],
    ['unpublished', 'POST', '/actions/unpublish'],
    ['discarded', 'POST', '/actions/discard'],
    ['deleted', 'DELETE', ''],
  ])('is not %s either', async (_, method, path) => {
    const article = await createArticle();
    await publish(administrator, ARTICLE, article);
    const seen = await read(ARTICLE, article);
    await save(ana, article, { headline: `Ana ${word()}` });
    const address = `${collection(ARTICLE, article.documentId)}${path}`;
    const refused = await seeing(administrator, seen).call(method, address, method === 'POST' ? {} : undefined);
    expect(refused.status).toBe(412);
    const again = await seeing(administrator, await read(ARTICLE, article)).call(
      method,
      address,
      method === 'POST' ? {} : undefined,
    );
    expect(again.status).toBe(200);
  });

  test('can be saved and published in one go by who has seen it', async () => {
    const article = await createArticle();
    const address = `${collection(ARTICLE, article.documentId)}/actions/publish`;
    await save(ana, article, { dek: 'Ana’s sentence.' });
    const refused = await seeing(administrator, article).call('POST', address, { dek: 'Mine.' });
    expect(refused.status).toBe(412);
    const seen = await read(ARTICLE, article);
    expect(seen.dek).toBe('Ana’s sentence.');
    expect((await seeing(administrator, seen).call('POST', address, { headline: 'Both' })).status).toBe(200);
  });

  test('is not brought back by a save when it was deleted', async () => {
    const article = await createArticle();
    await ana.call('DELETE', collection(ARTICLE, article.documentId));
    const refused = await save(seeing(administrator, article), article, { headline: 'Too late' });
    expect([refused.status, refused.message]).toEqual([
      412,
      expect.stringContaining('was deleted after you opened it'),
    ]);
    expect((await save(administrator, article, { headline: 'Whatever is there' })).status).toBe(404);
  });
});

describe('what readers have', () => {
  const act = (session: Session, article: Fields, action: string) =>
    session.call('POST', `${collection(ARTICLE, article.documentId)}/actions/${action}`, {});

  test('is not published again by who has not seen that it was taken down', async () => {
    const article = await createArticle();
    const { data: live } = await publish(administrator, ARTICLE, article);
    const draft = await read(ARTICLE, article);
    const seen = administrator.seeing(formatVersion(versionTag(versionOf(draft), versionOf(live))));
    await act(ana, article, 'unpublish');
    const refused = await act(seen, article, 'publish');
    expect([refused.status, refused.message]).toEqual([412, expect.stringContaining('was unpublished after')]);
    // Saving the draft changes nothing for readers.
    expect((await save(seen, article, { dek: 'Saved all the same.' })).status).toBe(200);
  });

  test('is not taken down by who has not seen that it is published', async () => {
    const article = await createArticle();
    const seen = administrator.seeing(formatVersion(versionTag(versionOf(article), null)));
    await publish(ana, ARTICLE, article);
    const refused = await act(seen, article, 'unpublish');
    expect([refused.status, refused.message]).toEqual([412, expect.stringContaining('was published after')]);
  });
});

test('a request without a version changes nothing, and says what to send', async () => {
  const article = await createArticle();
  const blind = administrator.seeing(null);
  const actions = ['publish', 'unpublish', 'discard'].map((action) => `/actions/${action}`);
  for (const path of actions) {
    const answer = await blind.call('POST', `${collection(ARTICLE, article.documentId)}${path}`, {});
    expect([path, answer.status]).toEqual([path, 428]);
  }
  const saved = await save(blind, article, { headline: 'Nothing' });
  expect([saved.status, saved.message]).toEqual([428, expect.stringContaining('send its updatedAt in quotes')]);
  expect((await blind.call('DELETE', collection(ARTICLE, article.documentId))).status).toBe(428);
  expect((await blind.call('PUT', single(SETTINGS), { siteName: 'Nothing' })).status).toBe(428);
  expect((await read(ARTICLE, article)).headline).toBe(article.headline);
});

test('the document of a single type, and one without drafts, are guarded alike', async () => {
  const settings = (await administrator.call('GET', single(SETTINGS))).data;
  const siteName = String(settings.siteName);
  const first = await seeing(ana, settings).call('PUT', single(SETTINGS), { siteName });
  expect(first.status).toBe(403);
  const mine = await seeing(administrator, settings).call('PUT', single(SETTINGS), { siteName });
  expect(mine.status).toBe(200);
  expect((await seeing(administrator, settings).call('PUT', single(SETTINGS), { siteName: 'Lost' })).status).toBe(412);

  const redirect = await create(administrator, REDIRECT, {
    from: `/${word()}/`,
    to: '/about/',
    permanent: true,
    reason: 'by-hand',
  });
  const address = collection(REDIRECT, redirect.documentId);
  expect((await seeing(administrator, redirect).call('PUT', address, { to: '/privacy/' })).status).toBe(200);
  expect((await seeing(administrator, redirect).call('PUT', address, { to: '/lost/' })).status).toBe(412);
  expect((await seeing(administrator, redirect).call('DELETE', address)).status).toBe(412);
});

test('a version that can’t be read is bad input', async () => {
  const article = await createArticle();
  for (const header of [
    '2026-11-28T10:00:00.000Z',
    'W/"2026-11-28T10:00:00.000Z"',
    '"yesterday"',
    '"2026-02-31T99:00:00.000Z"',
    '"2026-11-28T10:00:00.000Z",',
    `"${'9'.repeat(4000)}"`,
  ]) {
    const answer = await save(administrator.seeing(header), article, { headline: 'Nothing' });
    expect([header.slice(0, 40), answer.status]).toEqual([header.slice(0, 40), 400]);
    expect(answer.message).toContain('can’t be read');
  }
});

test('of ten saves of one version at the same moment one is made', async () => {
  const article = await createArticle();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      save(seeing(index % 2 ? ana : administrator, article), article, { headline: `Save ${index}` }),
    ),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
  const won = answers.findIndex(({ status }) => status === 200);
  expect((await read(ARTICLE, article)).headline).toBe(`Save ${won}`);
});

test('two megabytes are saved, and refused as fast when they are stale', async () => {
  const article = await createArticle();
  const body = Array.from({ length: 200 }, (_, index) => paragraph(`${index} ${'word '.repeat(2000)}`));
  const saved = await save(seeing(administrator, article), article, { body });
  expect(saved.status).toBe(200);
  const started = Date.now();
  expect((await save(seeing(administrator, article), article, { body })).status).toBe(412);
  expect(Date.now() - started).toBeLessThan(5000);
});

describe('many in one go', () => {
  const several = async () => [await createArticle(), await createArticle(), await createArticle()];
  const idsOf = (articles: Fields[]) => articles.map(({ documentId }) => documentId);
  const pairs = (articles: Fields[]) =>
    formatVersions(articles.map((article) => [String(article.documentId), versionOf(article)]));
  const call = (session: Session, action: string, articles: Fields[]) =>
    session.call('POST', `${collection(ARTICLE)}/actions/${action}`, { documentIds: idsOf(articles) });

  test.each(['bulkPublish', 'bulkUnpublish', 'bulkDelete'])(
    '%s changes none when one is stale, and names it',
    async (action) => {
      const articles = await several();
      if (action === 'bulkUnpublish') for (const article of articles) await publish(administrator, ARTICLE, article);
      const seen = await Promise.all(articles.map((article) => read(ARTICLE, article)));
      const headline = `Stale ${word()}`;
      await save(ana, articles[1] ?? {}, { headline });
      const refused = await call(administrator.seeing(pairs(seen)), action, seen);
      expect([refused.status, refused.message]).toEqual([412, expect.stringContaining(`saved “${headline}”`)]);
      const states = await Promise.all(articles.map(async (article) => (await read(ARTICLE, article)).documentId));
      expect(states).toEqual(idsOf(articles));
      const now = await Promise.all(articles.map((article) => read(ARTICLE, article)));
      expect((await call(administrator.seeing(pairs(now)), action, now)).status).toBe(200);
    },
  );

  test('the header has to name each of them', async () => {
    const articles = await several();
    const some = administrator.seeing(pairs(articles.slice(1)));
    expect((await call(some, 'bulkDelete', articles)).status).toBe(428);
    expect((await call(administrator.seeing(null), 'bulkDelete', articles)).status).toBe(428);
  });

  test('a list says which version each document has, also one of what is published', async () => {
    const article = await createArticle();
    await publish(administrator, ARTICLE, article);
    await save(ana, article, { dek: 'A newer draft.' });
    const draft = await read(ARTICLE, article);
    const path = `${collection(ARTICLE)}?status=published&filters[documentId]=${String(article.documentId)}`;
    const [row] = (await administrator.call('GET', path)).list;
    expect(row?.updatedAt).not.toBe(draft.updatedAt);
    expect(row?.__version).toBe(versionTag(versionOf(draft), String(row?.updatedAt)));
  });
});

test('the answer to a save says which version it made, also where rules changed the document on the way', async () => {
  const author = await createPerson(administrator);
  const article = await createArticle({ authors: chosen(author) });
  const send = (method: string, path: string, version: string, body: object) =>
    fetch(stack.cmsUrl + collection(ARTICLE, article.documentId) + path, {
      method,
      headers: {
        authorization: `Bearer ${administrator.token}`,
        'content-type': 'application/json',
        'if-match': version,
      },
      body: JSON.stringify(body),
    });
  const published = await send('POST', '/actions/publish', formatVersion(versionOf(article)), {});
  const version = published.headers.get('etag') ?? '';
  expect(version).toContain(versionOf(await read(ARTICLE, article)));
  expect((await send('PUT', '', version, { dek: 'Another.' })).status).toBe(200);
});
