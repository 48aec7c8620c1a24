import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signTicket } from '@patient-press/shared/tickets';
import { beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { untilLive } from '../../../web/tests/fixtures/press.ts';
import { openedPast, READ_PAST } from '../../src/site-record/past-contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { completeArticle, create, dayFromToday, publish, word } from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const counsel = await asRole(stack.cmsUrl, administrator, 'counsel');

const ask = (session: Session, page: string, time: Fields = { day: dayFromToday(0) }) =>
  session.call('POST', '/site-record/past', { page, ...time });
const openedBy = async (session: Session, page: string) => openedPast.parse((await ask(session, page)).data).url;
const partOf = (url: string, part: 'page' | 'file') => url.replace('/_press/past?', `/_press/past/${part}?`);
const sha256 = (bytes: Buffer, as: 'hex' | 'base64') => createHash('sha256').update(bytes).digest(as);

describe('what readers got before an edit', () => {
  let path: string;
  let url: string;
  /** The press's own file then, and what a reader was sent. */
  let file: Buffer;
  let served: Buffer;
  beforeAll(async () => {
    const article = await create(administrator, ARTICLE, await completeArticle(administrator));
    path = `/articles/${article.slug}/`;
    expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });
    await untilLive(stack);
    file = readFileSync(join(stack.outDir, path, 'index.html'));
    served = Buffer.from(await (await fetch(stack.siteUrl + path)).arrayBuffer());
    url = await openedBy(counsel, path);
    const edit = { headline: `Edited ${word()}` };
    await administrator.call('PUT', collection(ARTICLE, article.documentId), edit);
    expect(await publish(administrator, ARTICLE, article)).toMatchObject({ status: 200 });
    await untilLive(stack);
  });

  test('can be saved byte for byte, with the SHA-256 of the press’s file at that time', async () => {
    const answer = await fetch(partOf(url, 'file'));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.status).toBe(200);
    expect(bytes.equals(file)).toBe(true);
    expect(bytes.equals(served)).toBe(true);
    expect(bytes.equals(readFileSync(join(stack.outDir, path, 'index.html')))).toBe(false);
    expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${sha256(file, 'base64')}:`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="articles-.*\.html"$/);
  });

  test('is shown with its SHA-256, and why and until when readers got it', async () => {
    const answer = await fetch(url);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain(sha256(file, 'hex'));
    expect(text).toContain('change: articles/');
    expect(text).not.toContain('It’s the current version.');
    const framed = await fetch(partOf(url, 'page'));
    expect(Buffer.from(await framed.arrayBuffer()).equals(file)).toBe(true);
    expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox /);
  });

  test('is another version than the one of now', async () => {
    const now = await openedBy(counsel, stack.siteUrl + path);
    expect(await (await fetch(now)).text()).toContain('It’s the current version.');
    const bytes = Buffer.from(await (await fetch(partOf(now, 'file'))).arrayBuffer());
    expect(bytes.equals(readFileSync(join(stack.outDir, path, 'index.html')))).toBe(true);
  });
});

test('a moment before the record is answered with when it begins', async () => {
  const { data } = await ask(counsel, '/', { day: '2020-05-03', time: '12:00' });
  const answer = await fetch(openedPast.parse(data).url);
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('The record begins on ')]);
});

test.each([
  ['a page of another site', { page: 'https://example.org/', day: '2026-02-01' }, /^Enter a page of this site/],
  ['the future', { page: '/', day: '2100-01-01' }, /^That is in the future/],
  ['no page', { day: '2026-02-01' }, /^Send a page and a date/],
])('%s is answered with what to enter instead', async (_, question, message) => {
  const answer = await counsel.call('POST', '/site-record/past', question);
  expect([answer.status, answer.message]).toEqual([400, expect.stringMatching(message)]);
});

describe('is for counsel and administrators:', () => {
  test.each(['marketer', 'editor', 'reviewer', 'intake'])('the role %s gets no ticket', async (code) => {
    expect((await ask(await asRole(stack.cmsUrl, administrator, code), '/')).status).toBe(403);
  });

  test('a ticket needs a login', async () => {
    const question = { method: 'POST', body: JSON.stringify({ page: '/', day: dayFromToday(0) }) };
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${stack.cmsUrl}/site-record/past`, { ...question, headers })).status).toBe(401);
  });

  test('an administrator gets one, and may let another role have it', async () => {
    expect((await fetch(await openedBy(administrator, '/'))).status).toBe(200);
    const { rows } = await sql.query('select count(*) from admin_permissions where action = $1', [READ_PAST]);
    // Super admins’ and counsel’s.
    expect(Number(rows[0].count)).toBe(2);
  });

  test.each([
    ['that was forged', 'another-secret', 60, 'was not made by'],
    ['that has expired', stack.pressToken, -1, 'has expired'],
  ])('the press shows nothing for a ticket %s', async (_, secret, seconds, sentence) => {
    const expires = Math.floor(Date.now() / 1000) + seconds;
    const at = new Date().toISOString();
    const ticket = signTicket(secret, { for: 'past', expires, path: '/', at, admin: stack.cmsUrl });
    for (const part of ['', '/page', '/file']) {
      const answer = await fetch(`${stack.siteUrl}/_press/past${part}?ticket=${ticket}`);
      expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining(sentence)]);
    }
  });
});
