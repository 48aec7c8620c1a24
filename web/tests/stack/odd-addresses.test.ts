import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { word } from '../../../cms/tests/fixtures/samples.ts';
import {
  ARTICLE,
  changeBySql,
  edit,
  insertRedirect,
  pathOf,
  publishedArticle,
  REDIRECT,
  removeRedirects,
  untilAllLive,
  untilReads,
} from '../fixtures/newsroom.ts';
import { statusOf } from '../fixtures/press.ts';

const at = (path: string) => stack.siteUrl + path;
const isHealthy = async () => (await fetch(at('/healthz'))).status === 200;
const article = await publishedArticle();
const inserted: string[] = [];
afterEach(async () => {
  for (const from of inserted.splice(0)) await removeRedirects(from);
  await untilAllLive();
  expect((await statusOf(stack)).problems).toEqual([]);
});

async function insert(from: string, to: string): Promise<void> {
  inserted.push(from);
  await sql.query(insertRedirect, [from, to]);
}

/** Something else is published meanwhile, and readers have it. */
async function expectPublishing(): Promise<void> {
  const dek = `This goes on: ${word()}.`;
  await edit(article, { dek });
  await untilReads(at(pathOf(article)), dek);
  await untilAllLive();
  expect(await isHealthy()).toBe(true);
}

test.each([
  '/_headers',
  '/_headers.json',
  '/_headers.caddy',
  '/_redirects.caddyx',
  '/_chat.json',
  '/_headers/deeper/',
  '/feed.xml/old/',
  '/index.html/old/',
  '/api/articles',
  '/healthz',
  '/%2e%2e/%2e%2e/escaped/',
  `/${'ä'.repeat(200)}/`,
])('a redirect from %s that got past the newsroom is reported by name, and holds up nothing else', async (from) => {
  const headers = readFileSync(join(stack.outDir, '_headers'), 'utf8');
  await insert(from, '/about/');
  await expectPublishing();
  expect((await statusOf(stack)).problems).toEqual([
    expect.objectContaining({
      contentType: REDIRECT,
      title: from,
      field: 'from',
      message: expect.stringMatching(/\w/),
    }),
  ]);
  expect(readFileSync(join(stack.outDir, '_headers'), 'utf8')).toBe(headers);
  expect(existsSync(join(stack.outDir, '_redirects.caddyx'))).toBe(false);
  expect((await fetch(at('/'))).headers.get('content-security-policy')).toContain('sha256-');
});

test.each([
  ['a line break', '/about/\n/forged/ https://evil.example/ 301'],
  ['another scheme', 'javascript:alert(1)'],
])('a redirect to %s is reported, and not in the lists', async (_, to) => {
  await insert('/odd-target/', to);
  await expectPublishing();
  expect((await statusOf(stack)).problems).toMatchObject([{ contentType: REDIRECT, title: '/odd-target/' }]);
  expect(readFileSync(join(stack.outDir, '_redirects'), 'utf8')).not.toContain('forged');
  expect((await fetch(at('/odd-target/'))).status).toBe(404);
});

test('a reader of an old address is sent on with their query, in whatever spelling they come', async () => {
  await insert('/Old-Gr%C3%B6%C3%9Fe/', '/about/#part');
  await insert('/old-half/', '/50%');
  await insert('/old-away/', 'https://b.example/x');
  await untilAllLive();
  const follow = async (path: string) => {
    const answer = await fetch(at(path), { redirect: 'manual' });
    return [answer.status, answer.headers.get('location')];
  };
  for (const path of ['/Old-Gr%C3%B6%C3%9Fe/', '/Old-Größe/', '/old-größe', '/OLD-GRO%CC%88%C3%9FE/'])
    expect([path, await follow(`${path}?utm_source=print`)]).toEqual([path, [301, '/about/?utm_source=print#part']]);
  expect(await follow('/old-half/')).toEqual([301, '/50%25']);
  expect(await follow('/old-away/?email=a@example.com')).toEqual([301, 'https://b.example/x']);
});

test('an article whose mark cites no source keeps its last good page, and is named', async () => {
  const spoiled = await publishedArticle();
  await untilAllLive();
  const before = await (await fetch(at(pathOf(spoiled)))).text();
  await sql.query(
    `delete from articles_cmps where component_type = 'article.citation' and entity_id in
      (select id from articles where document_id = $1 and published_at is not null)`,
    [spoiled.documentId],
  );
  await changeBySql(spoiled, 'headline', 'A headline without its evidence');
  await expectPublishing();
  expect((await statusOf(stack)).problems).toEqual([
    expect.objectContaining({
      contentType: ARTICLE,
      documentId: spoiled.documentId,
      field: 'body',
      message: expect.stringMatching(/cites \[@\S+\], which isn’t one of its sources/),
    }),
  ]);
  expect(await (await fetch(at(pathOf(spoiled)))).text()).toBe(before);
  await edit(spoiled, { headline: 'A headline with its evidence' });
  await untilReads(at(pathOf(spoiled)), 'A headline with its evidence');
});

test('a control character in a deck breaks neither the feed nor the page', async () => {
  await changeBySql(article, 'dek', 'One line\u000band the next\u0001.');
  const feed = await untilReads(at('/feed.xml'), 'and the next.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids.
  expect(feed).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  await edit(article, { dek: 'A deck as it should be.' });
  await untilReads(at('/feed.xml'), 'A deck as it should be.');
});
