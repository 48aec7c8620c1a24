import { beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { chosen, create, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { ARTICLE, administrator, pathOf, publishedArticle, TOPIC, untilAllLive } from '../fixtures/newsroom.ts';

const WITHDRAWN = 'api::withdrawn-page.withdrawn-page';

const read = async (path: string) => {
  const answer = await fetch(stack.siteUrl + path);
  return { status: answer.status, text: await answer.text() };
};
const unpublish = async (article: Fields) =>
  expect(
    await administrator.call('POST', `${collection(ARTICLE, article.documentId)}/actions/unpublish`, {}),
  ).toMatchObject({ status: 200 });
const withdrawn = async (path: string) =>
  (
    await administrator.call(
      'GET',
      `${collection(WITHDRAWN)}?${new URLSearchParams({ 'filters[address][$eq]': path })}`,
    )
  ).list;
const sent = (path: string, changes: Fields = {}) => ({
  address: path,
  title: 'A sample title',
  outcome: 'notice',
  reason: 'retracted-evidence',
  withdrawnOn: '2026-11-28',
  ...changes,
});

describe('where a page was that was taken down', () => {
  let article: Fields;
  let topic: Fields;
  let path: string;
  beforeAll(async () => {
    topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
    article = await publishedArticle({ topics: chosen(topic) });
    path = pathOf(article);
    await untilAllLive();
    expect((await read(path)).text).toContain(String(article.headline));
  });

  test('readers find a notice with the reason, the note, and a link, which search engines leave out', async () => {
    const note = `The journal retracted the study ${word()}.`;
    await unpublish(article);
    const related = `/topics/${String(topic.slug)}/`;
    const title = String(article.headline);
    await create(administrator, WITHDRAWN, sent(path, { title, note, related }));
    await untilAllLive();
    const { status, text } = await read(path);
    expect(status).toBe(200);
    for (const shown of [title, 'The research it was based on was retracted.', note, 'November 28, 2026'])
      expect(text).toContain(shown);
    expect(text).toContain(`href="${related}"`);
    expect(text).toMatch(/<meta name="robots" content="noindex/);
    expect((await read('/sitemap-articles-1.xml')).text).not.toContain(path);
    expect((await read('/feed.xml')).text).not.toContain(path);
  });

  test('they learn that it is gone, in any spelling, when that was chosen', async () => {
    const [found] = await withdrawn(path);
    await administrator.call('PUT', collection(WITHDRAWN, found?.documentId), { outcome: 'gone' });
    await untilAllLive();
    expect((await read(path)).status).toBe(410);
    expect((await read(path.toUpperCase())).status).toBe(410);
    expect((await read('/articles/never-there/')).status).toBe(404);
    expect((await read('/_gone.json')).status).toBe(404);
  });

  test('they find the page again once it is published, and the newsroom forgets that it was withdrawn', async () => {
    expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });
    expect(await withdrawn(path)).toEqual([]);
    await untilAllLive();
    const { status, text } = await read(path);
    expect(status).toBe(200);
    expect(text).not.toContain('was retracted');
  });

  test('a redirect takes readers on, also when something else was said before', async () => {
    await unpublish(article);
    await create(administrator, WITHDRAWN, sent(path, { outcome: 'gone' }));
    const to = `/topics/${String(topic.slug)}/`;
    await create(administrator, 'api::redirect.redirect', { from: path, to, permanent: false, reason: 'unpublished' });
    await untilAllLive();
    expect(await fetch(stack.siteUrl + path, { redirect: 'manual' })).toMatchObject({ status: 302 });
  });
});

test('what can’t be withdrawn is refused with a reason', async () => {
  const refused = async (changes: Fields) =>
    (await administrator.call('POST', collection(WITHDRAWN), sent('/articles/sample/', changes))).messages;
  expect(await refused({ address: '/topics/x/' })).toMatchObject({ address: expect.stringContaining('No article') });
  expect(await refused({ address: 'articles/x' })).toMatchObject({ address: expect.stringContaining('slash') });
  expect(await refused({ address: '/_gone.json' })).toMatchObject({ address: expect.any(String) });
  expect(await refused({ related: 'https://elsewhere.example.com/' })).toMatchObject({
    related: expect.stringContaining('this site'),
  });
  expect(await refused({ reason: null })).toMatchObject({ reason: expect.any(String) });
});
