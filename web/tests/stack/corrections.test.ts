import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { type Answer, collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { chosen, create, word } from '../../../cms/tests/fixtures/samples.ts';
import {
  administrator,
  edit,
  pathOf,
  publishedArticle,
  REDIRECT,
  removeRedirects,
  TOPIC,
  untilAllLive,
} from '../fixtures/newsroom.ts';
import { statusOf } from '../fixtures/press.ts';
import { attributeValues } from '../fixtures/site.ts';

const PAGE = 'api::page.page';
const LIST = '/corrections/';
const read = async (path: string) => (await fetch(stack.siteUrl + path)).text();
const publications = async () => (await statusOf(stack)).publications.map(({ at, changed }) => ({ at, changed }));

test('a correction is flagged on its article and listed within the same publication, and gone when it is withdrawn', async () => {
  const topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
  const article = await publishedArticle({ topics: chosen(topic) });
  await untilAllLive();
  const path = pathOf(article);
  const topicPath = `/topics/${String(topic.slug)}/`;
  expect(await read(path)).not.toContain('Corrected');
  expect(await read(LIST)).not.toContain(path);

  const before = await publications();
  const note = `An earlier version said ${word()}. It is not so.`;
  const older = { date: '2026-10-30', note: `An earlier version left out ${word()}.` };
  await edit(article, { corrections: [older, { date: '2026-11-16', note }] });
  await untilAllLive();
  const corrected = await read(path);
  const flag = corrected.slice(0, corrected.indexOf('Published</dt>'));
  expect(flag).toContain('Corrected November 16, 2026.');
  const [anchor] = attributeValues(flag.slice(flag.indexOf('Corrected November')), 'href');
  expect(anchor).toBe('#corrected-2');
  expect(corrected.slice(corrected.indexOf('id="corrected-2"'))).toContain(note);
  const list = await read(LIST);
  expect(list).toContain(`href="${path}#corrected-2"`);
  expect(list.indexOf(note)).toBeGreaterThan(0);
  expect(list.indexOf(note)).toBeLessThan(list.indexOf(older.note));
  expect(await read(topicPath)).toMatch(/Corrected<\/span>/);
  expect(await read('/feed.xml')).toContain(`Correction: ${String(article.headline)}`);
  const [publication, ...more] = (await publications()).filter(({ at }) => !before.some((one) => one.at === at));
  expect(more).toEqual([]);
  expect(publication?.changed).toEqual(
    expect.arrayContaining([`${path.slice(1)}index.html`, 'corrections/index.html', 'feed.xml']),
  );

  await edit(article, { corrections: [] });
  await untilAllLive();
  expect(await read(path)).not.toContain('Corrected');
  expect(await read(LIST)).not.toContain(path);
  expect(await read(topicPath)).not.toContain('Corrected');
  expect(await read('/feed.xml')).not.toContain(`Correction: ${String(article.headline)}`);
});

test('corrections of an article that is unpublished leave the list', async () => {
  const note = `An earlier version said ${word()}.`;
  const article = await publishedArticle({ corrections: [{ date: '2026-11-16', note }] });
  await untilAllLive();
  expect(await read(LIST)).toContain(note);
  await administrator.call('POST', `${collection('api::article.article', article.documentId)}/actions/unpublish`, {});
  await untilAllLive();
  expect(await read(LIST)).not.toContain(note);
});

test('no redirect leads away from the list, and its pages have their addresses', async () => {
  const redirect = (from: string): Promise<Answer> =>
    administrator.call('POST', collection(REDIRECT), { from, to: '/about/', permanent: true, reason: 'by-hand' });
  for (const from of [LIST, '/corrections', '/corrections/page/2/'])
    expect((await redirect(from)).messages.from, from).toMatch(/the site has a page or file of its own there/);
});

test('the page document at its address introduces the list, which stays when that page gets another address', async () => {
  const find = `${collection(PAGE)}?filters[slug][$eq]=corrections`;
  const [page] = (await administrator.call('GET', find)).list;
  expect(page).toBeDefined();
  const introduction = 'How we correct';
  expect(await read(LIST)).toContain(introduction);
  const slug = `corrections-policy-${word()}`;
  const rename = async (name: string) => {
    const place = collection(PAGE, page?.documentId);
    expect(await administrator.call('PUT', place, { slug: name })).toMatchObject({ status: 200 });
    expect(await administrator.call('POST', `${place}/actions/publish`, {})).toMatchObject({ status: 200 });
    await untilAllLive();
  };
  try {
    await rename(slug);
    expect(await read(`/${slug}/`)).toContain(introduction);
    const list = await fetch(stack.siteUrl + LIST, { redirect: 'manual' });
    expect(list.status).toBe(200);
    const html = await list.text();
    expect(html).not.toContain(introduction);
    expect(html).toContain('Asbestos trust funds');
    // The footer leads there though no policy does.
    expect(await read('/about/')).toContain(`href="${LIST}"`);
  } finally {
    await rename('corrections');
    await removeRedirects(slug);
  }
  expect(await read(LIST)).toContain(introduction);
});
