import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagePath } from '@patient-press/shared/paths';
import type { PublicationReport } from '@patient-press/shared/press-status';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { chosen, completeArticle, create, word } from '../../../cms/tests/fixtures/samples.ts';
import {
  ARTICLE,
  administrator,
  changeBySql,
  edit,
  insertRedirect,
  pathOf,
  publishedArticle,
  REDIRECT,
  removeRedirects,
  TOPIC,
  untilAllLive,
  untilReads,
} from '../fixtures/newsroom.ts';
import { documentStatusOf, statusOf } from '../fixtures/press.ts';
import { differing, mentionsOf, writingsOf } from '../fixtures/site.ts';

const at = (path: string) => stack.siteUrl + path;
const read = (path: string) => readFileSync(join(stack.outDir, path), 'utf8');
const textAt = async (path: string) => (await fetch(at(path))).text();
const statusAt = async (path: string) => (await fetch(at(path))).status;

/** The publications of a piece of work, which is waited for until readers see it. The oldest first. */
async function publicationsOf(work: () => Promise<unknown>): Promise<PublicationReport[]> {
  await untilAllLive();
  const [last] = (await statusOf(stack)).publications;
  await work();
  await untilAllLive();
  return (await statusOf(stack)).publications.filter((one) => one.at > (last?.at ?? '')).reverse();
}

beforeEach(() => untilAllLive());

test('an edit is live at once, and only the files that differ are written', async () => {
  const article = await publishedArticle();
  await untilAllLive();
  const before = writingsOf(stack.outDir);
  const dek = `What is known by now: ${word()}.`;
  const [publication, ...more] = await publicationsOf(() => edit(article, { dek }));

  expect(await textAt(pathOf(article))).toContain(dek);
  expect(more).toEqual([]);
  const { documentId, headline: title } = article;
  expect(publication).toMatchObject({
    cause: 'change',
    documents: [{ contentType: ARTICLE, documentId, title }],
    documentCount: 1,
    removed: [],
  });
  // How fast it is on a machine of its own, `pnpm bench publish` measures.
  expect(publication?.ms).toBeLessThan(10_000);
  const status = await documentStatusOf(stack, ARTICLE, documentId);
  expect(status).toMatchObject({
    live: { url: at(pathOf(article)), since: expect.any(String), ms: expect.any(Number) },
    problems: [],
    failure: null,
  });
  // Readers have the page when it is in place; the publication is over when all of it is.
  expect(status.live?.ms).toBeLessThanOrEqual(publication?.ms ?? 0);

  const written = differing(before, writingsOf(stack.outDir));
  expect(publication?.changed.toSorted()).toEqual(written);
  expect(publication?.changedCount).toBe(written.length);
  expect(written).toContain(`${pathOf(article).slice(1)}index.html`);
  expect(written).not.toContain('about/index.html');
});

test.each(['unpublished', 'deleted'])('an article that is %s leaves no page, and no mention', async (how) => {
  const topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
  const article = await publishedArticle({ topics: chosen(topic) });
  await untilAllLive();
  const path = pathOf(article);
  const topicPage = `topics/${String(topic.slug)}/index.html`;
  expect(mentionsOf(stack.outDir, path)).toEqual(
    expect.arrayContaining([
      `${path.slice(1)}index.html`,
      topicPage,
      'index.html',
      'feed.xml',
      'sitemap-articles-1.xml',
    ]),
  );

  const place = collection(ARTICLE, article.documentId);
  const [publication] = await publicationsOf(() =>
    how === 'deleted'
      ? administrator.call('DELETE', place)
      : administrator.call('POST', `${place}/actions/unpublish`, {}),
  );
  expect(await statusAt(path)).toBe(404);
  expect(existsSync(join(stack.outDir, path))).toBe(false);
  expect(mentionsOf(stack.outDir, path)).toEqual([]);
  expect(await statusAt(pagePath(TOPIC, String(topic.slug)))).toBe(200);
  expect(publication).toMatchObject({
    removed: [`${path.slice(1)}index.html`],
    // It has its title still.
    documents: [{ documentId: article.documentId, title: article.headline }],
  });
});

describe('an old address', () => {
  const mark = word();
  const path = (name: string) => `/articles/${mark}-${name}/`;
  const slug = (name: string) => ({ slug: `${mark}-${name}` });
  afterAll(() => removeRedirects(mark));

  const follow = async (address: string, method = 'GET') => {
    const answer = await fetch(at(address), { method, redirect: 'manual' });
    return [answer.status, answer.headers.get('location')];
  };

  test('of a page that was renamed leads to the new one, on every kind of host', async () => {
    const article = await publishedArticle(slug('a'));
    const [publication, ...more] = await publicationsOf(() => edit(article, slug('b')));
    expect(more).toEqual([]);
    expect(publication).toMatchObject({ cause: 'change', removedCount: 0 });
    expect(await statusAt(path('b'))).toBe(200);
    expect(mentionsOf(stack.outDir, path('a'))).toEqual(['_redirects', '_redirects.caddy', '_redirects.json']);

    expect(await follow(path('a'))).toEqual([301, path('b')]);
    expect(await follow(path('a').slice(0, -1))).toEqual([301, path('b')]);
    expect(await follow(path('a'), 'POST')).toEqual([308, path('b')]);
    expect(read('_redirects').split('\n')).toContain(`${path('a')} ${path('b')} 301`);
    expect(read('_redirects.caddy').split('\n')).toContain(
      `"${path('a')}" "${path('b')}{http.request.uri.prefixed_query}" 301`,
    );
    const page = read(`${path('a').slice(1)}index.html`);
    expect(page).toContain(`<meta http-equiv="refresh" content="0; url=${path('b')}">`);
    expect(page).toContain(`<link rel="canonical" href="${path('b')}">`);
  });

  test('leads to the newest in one step, no matter who made the steps', async () => {
    const article = await publishedArticle(slug('one'));
    await administrator.call('POST', collection(REDIRECT), {
      from: `/${mark}/by-hand/`,
      to: path('one'),
      permanent: false,
      reason: 'by-hand',
    });
    await edit(article, slug('two'));
    await edit(article, slug('three'));
    await untilAllLive();
    for (const name of ['one', 'two']) expect(await follow(path(name))).toEqual([301, path('three')]);
    expect(await follow(`/${mark}/by-hand/`)).toEqual([302, path('three')]);
  });

  test('does not make a loop: the newsroom refuses it, and what got past it is left out', async () => {
    const [from, to] = [`/${mark}/there/`, `/${mark}/back/`];
    const redirect = { permanent: true, reason: 'by-hand' };
    await administrator.call('POST', collection(REDIRECT), { ...redirect, from, to });
    const refused = await administrator.call('POST', collection(REDIRECT), { ...redirect, from: to, to: from });
    expect([refused.status, refused.messages.to]).toEqual([400, expect.stringMatching(/redirect loop/)]);
    await untilAllLive();
    expect(await follow(from)).toEqual([301, to]);

    await sql.query(insertRedirect, [to, from]);
    await untilAllLive();
    expect(await statusAt(from)).toBe(404);
    expect(await follow(path('one'))).toEqual([301, path('three')]);
  });
});

test('articles that are published together are live together', async () => {
  const articles: Fields[] = [];
  for (const _ of ['one', 'two', 'three'])
    articles.push(await create(administrator, ARTICLE, await completeArticle(administrator)));
  const documentIds = articles.map(({ documentId }) => documentId);
  const publications = await publicationsOf(() =>
    administrator.call('POST', `${collection(ARTICLE)}/actions/bulkPublish`, { documentIds }),
  );
  for (const article of articles) expect(await statusAt(pathOf(article))).toBe(200);
  expect(publications).toMatchObject([{ cause: 'change', documentCount: 3 }]);
});

test('five hundred changes at once are all live, in few publications', async () => {
  const mark = word();
  const addresses = Array.from({ length: 500 }, (_, number) => `/${mark}/${number}/`);
  const known = () =>
    read('_redirects')
      .split('\n')
      .filter((line) => line.startsWith(`/${mark}/`)).length;
  const publications = await publicationsOf(async () => {
    // Each in a transaction of its own.
    for (const address of addresses) await sql.query(insertRedirect, [address, '/about/']);
  });
  expect(known()).toBe(500);
  const last = await fetch(at(addresses.at(-1) ?? ''), { redirect: 'manual' });
  expect([last.status, last.headers.get('location')]).toEqual([301, '/about/']);
  expect(publications.reduce((sum, { documentCount }) => sum + documentCount, 0)).toBe(500);
  expect(publications.length).toBeLessThan(50);

  const [cleared] = await publicationsOf(() => removeRedirects(mark));
  expect(known()).toBe(0);
  expect(existsSync(join(stack.outDir, mark))).toBe(false);
  expect(cleared).toMatchObject({ documentCount: 500, removedCount: 500 });
  expect(cleared?.removed).toHaveLength(20);
});

test('a document that cannot be read is named, keeps its last good version online, and holds up nothing else', async () => {
  const [spoilt, other] = [await publishedArticle(), await publishedArticle()];
  await untilAllLive();
  const before = await textAt(pathOf(spoilt));
  await changeBySql(spoilt, 'dek', null);
  await changeBySql(spoilt, 'headline', 'A headline that no one may see yet');
  await edit(other, { dek: 'This goes on.' });
  await untilReads(at(pathOf(other)), 'This goes on.');
  await untilAllLive();
  const { documentId } = spoilt;
  const problem = {
    contentType: ARTICLE,
    documentId,
    title: 'A headline that no one may see yet',
    field: 'dek',
    message: expect.stringMatching(/is required/),
  };
  const status = await statusOf(stack);
  expect(status.problems).toEqual([problem]);
  expect(status.isHealthy).toBe(true);
  expect(await documentStatusOf(stack, ARTICLE, documentId)).toMatchObject({
    live: { url: at(pathOf(spoilt)) },
    problems: [problem],
  });
  expect(await textAt(pathOf(spoilt))).toBe(before);

  await edit(spoilt, { headline: 'A mended headline' });
  await untilReads(at(pathOf(spoilt)), 'A mended headline');
  await untilAllLive();
  expect((await statusOf(stack)).problems).toEqual([]);
});

test('a draft that is saved is not published', async () => {
  const article = await publishedArticle();
  const publications = await publicationsOf(() =>
    administrator.call('PUT', collection(ARTICLE, article.documentId), { dek: 'Not for readers yet.' }),
  );
  expect(publications).toEqual([]);
  expect(await textAt(pathOf(article))).not.toContain('Not for readers yet.');
});
