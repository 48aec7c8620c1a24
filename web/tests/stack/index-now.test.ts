import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { chosen, create, word } from '../../../cms/tests/fixtures/samples.ts';
import { indexNowServer } from '../fixtures/index-now-server.ts';
import {
  ARTICLE,
  administrator,
  edit,
  noteOnEveryPage,
  pathOf,
  publishedArticle,
  TOPIC,
  untilAllLive,
} from '../fixtures/newsroom.ts';
import { ownPress } from '../fixtures/own-press.ts';

const server = await indexNowServer();
const press = await ownPress(stack);
const KEY = 'a-sample-key-for-tests';
const article = await publishedArticle();
press.start({ INDEXNOW_KEY: KEY, INDEXNOW_URL: server.url });
await press.ready();

const submitted = () => server.submitted.flatMap(({ urlList }) => urlList.map((url) => new URL(url).pathname));
const untilSubmitted = (path: string) =>
  vi.waitUntil(() => submitted().includes(path), { timeout: 30_000, interval: 30 });

test('the first build is not submitted, and the key is there for those who check it', async () => {
  expect(server.submitted).toEqual([]);
  const answer = await fetch(`${press.siteUrl}/${KEY}.txt`);
  expect([answer.status, await answer.text()]).toEqual([200, KEY]);
});

test('new, changed, moved, and removed pages are submitted, and no others', async () => {
  const topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
  const fresh = await publishedArticle({ topics: chosen(topic) });
  await untilSubmitted(pathOf(fresh));
  const moved = await edit(article, { slug: word() });
  await untilSubmitted(pathOf(moved));
  await untilSubmitted(pathOf(article));
  server.submitted.length = 0;
  await administrator.call('POST', `${collection(ARTICLE, fresh.documentId)}/actions/unpublish`, {});
  await untilSubmitted(pathOf(fresh));
  expect(submitted()).toEqual([pathOf(fresh)]);
  expect(server.submitted[0]?.key).toBe(KEY);
});

test('pages that are others because of what is around them aren’t submitted, nor those that search engines may not list', async () => {
  const [before] = (await sql.query('select footer_note from site_settings_entries')).rows;
  server.submitted.length = 0;
  await noteOnEveryPage(`A note ${word()}.`);
  await publishedArticle({ seo: { noIndex: true } });
  await untilAllLive(press);
  await noteOnEveryPage(String(before?.footer_note));
  const last = await publishedArticle();
  await untilSubmitted(pathOf(last));
  expect(submitted()).toEqual([pathOf(last)]);
});

test('an endpoint that doesn’t answer delays no publication', async () => {
  server.next.push(null);
  const dek = `What is known: ${word()}.`;
  const changed = await publishedArticle({ dek });
  await untilSubmitted(pathOf(changed));
  const other = await publishedArticle({ dek });
  await untilAllLive(press);
  expect(await (await fetch(press.siteUrl + pathOf(other))).text()).toContain(dek);
});
