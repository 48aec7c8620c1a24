import { signTicket } from '@patient-press/shared/tickets';
import { startOfDay } from '@patient-press/shared/time-zones';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { settings } from '../../../cms/src/setup/demo/content/settings.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { create, dayFromToday, paragraph, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { ARTICLE, administrator, edit, pathOf, publishedArticle, untilAllLive } from '../fixtures/newsroom.ts';

const GUIDE = 'api::guide.guide';
const PAGE = 'api::page.page';
const read = async (path: string) => (await fetch(stack.siteUrl + path)).text();
const itemOf = async ({ headline }: Fields) =>
  (await read('/feed.xml')).split('<item>').find((item) => item.includes(String(headline))) ?? '';
const modifiedIn = (html: string) => /"dateModified":"([^"]*)"/.exec(html)?.[1];
const lastmodOf = async (kind: string, path: string) =>
  new RegExp(`${path}</loc><lastmod>([^<]*)`).exec(await read(`/sitemap-${kind}-1.xml`))?.[1];
const noteOf = (note: string) => ({ changeKind: 'major', changeNote: note });

async function change(uid: string, { documentId }: Fields, changes: Fields): Promise<void> {
  expect(await administrator.call('PUT', collection(uid, documentId), changes)).toMatchObject({ status: 200 });
  expect(await publish(administrator, uid, { documentId })).toMatchObject({ status: 200 });
  await untilAllLive();
}

test('a minor change of an article leaves its dates and its place in the feed; a major one says what changed', async () => {
  const article = await publishedArticle();
  await untilAllLive();
  const path = pathOf(article);
  const [html, item] = [await read(path), await itemOf(article)];
  expect(html).not.toContain('What changed');
  const modified = modifiedIn(html);
  expect(await lastmodOf('articles', path)).toBe(modified);

  await change(ARTICLE, article, { kicker: `Kicker ${word().slice(0, 8)}` });
  const minor = await read(path);
  expect(minor).not.toBe(html);
  expect(modifiedIn(minor)).toBe(modified);
  expect(await lastmodOf('articles', path)).toBe(modified);
  expect(await itemOf(article)).toBe(item);

  const note = `We added ${word()}, and <b>nothing</b> else.`;
  await change(ARTICLE, article, noteOf(note));
  const major = await read(path);
  expect(major.slice(major.indexOf('What changed'))).toMatch(/We added \w+, and &lt;b&gt;nothing&lt;\/b&gt; else\./);
  expect(Date.parse(modifiedIn(major) ?? '')).toBeGreaterThan(Date.parse(modified ?? ''));
  expect(await lastmodOf('articles', path)).toBe(modifiedIn(major));
  const updated = await itemOf(article);
  expect(updated).toContain('Updated: We added');
  expect(updated).toContain(String(article.dek));
  const guidIn = (text: string) => /<guid[^>]*>([^<]*)/.exec(text)?.[1];
  expect(guidIn(updated)).not.toBe(guidIn(item));
  expect(updated).toContain(`<link>${stack.siteUrl}${path}</link>`);
});

test('an old article that changed leads the feed, above newer ones', async () => {
  const [old, newer] = [await publishedArticle(), await publishedArticle()];
  await edit(old, noteOf('New facts.'));
  await untilAllLive();
  const feed = await read('/feed.xml');
  expect(feed.indexOf(String(old.headline))).toBeGreaterThan(0);
  expect(feed.indexOf(String(old.headline))).toBeLessThan(feed.indexOf(String(newer.headline)));
  expect(feed.split(String(old.headline))).toHaveLength(2);
});

test.each([
  [GUIDE, 'guides', () => ({ title: `Guide ${word()}`, slug: word(), summary: 'A guide.', access: 'open' })],
  [PAGE, 'pages', () => ({ title: `Page ${word()}`, slug: word(), body: [paragraph('A page.')] })],
])('a %s has its date and its notes as an article has', async (uid, kind, make) => {
  const document = await create(administrator, uid, make());
  await publish(administrator, uid, document);
  await untilAllLive();
  const path = uid === GUIDE ? `/guides/${String(document.slug)}/` : `/${String(document.slug)}/`;
  const modified = modifiedIn(await read(path));
  await change(uid, document, { title: `Another ${word()}` });
  expect(modifiedIn(await read(path))).toBe(modified);
  for (const count of [1, 2, 3, 4, 5]) await change(uid, document, noteOf(`Change ${count}.`));
  const html = await read(path);
  expect(Date.parse(modifiedIn(html) ?? '')).toBeGreaterThan(Date.parse(modified ?? ''));
  expect(await lastmodOf(kind, path)).toBe(modifiedIn(html));
  expect(html).toContain('Last updated');
  const section = html.slice(html.indexOf('What changed'));
  expect([...section.matchAll(/Change (\d)\./g)].map(([, number]) => number)).toEqual(['5', '4', '3', '2', '1']);
  expect(section.slice(section.indexOf('<details'), section.indexOf('Change 2.'))).toContain('2 earlier changes');
});

test('a correction moves the date, also when its publication is minor', async () => {
  const article = await publishedArticle();
  await edit(article, { corrections: [{ date: dayFromToday(0), note: 'A sample correction.' }] });
  await untilAllLive();
  const started = Date.parse(startOfDay(settings.timeZone, dayFromToday(0)));
  expect(Date.parse(modifiedIn(await read(pathOf(article))) ?? '')).toBeGreaterThanOrEqual(started);
});

test('the preview of a draft has its note as readers will get it; readers have nothing of it', async () => {
  const article = await publishedArticle();
  const note = `We will add ${word()}.`;
  await administrator.call('PUT', collection(ARTICLE, article.documentId), noteOf(note));
  const expires = Math.floor(Date.now() / 1000) + 60;
  const of = { contentType: ARTICLE, documentId: String(article.documentId), admin: stack.cmsUrl };
  const previewed = (version: 'draft' | 'published') =>
    read(`/_preview/${signTicket(stack.pressToken, { for: 'preview', expires, version, ...of })}/`);
  await untilAllLive();
  const draft = await previewed('draft');
  expect(draft.slice(draft.indexOf('What changed'))).toContain(note);
  expect(await previewed('published')).not.toContain(note);
  expect(await read(pathOf(article))).not.toContain(note);
});
