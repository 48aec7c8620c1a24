import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signTicket, type TicketFor } from '@patient-press/shared/tickets';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pastFile } from '../../press/past/database.ts';
import { erase } from '../../press/past/erase.ts';
import { servePast } from '../../press/past-page/serve-past.ts';
import { RecordedSite } from '../fixtures/recorded-site.ts';

const SECRET = 'a-secret-of-the-cms-and-the-press';
const PAGE = 'articles/x/index.html';
const [may, june, july] = ['<!doctype html><p>May é</p>', '<!doctype html><p>June</p>', '<!doctype html><p>July</p>'];

const scratch = mkdtempSync(join(tmpdir(), 'past-page-'));
let sites = 0;
let site: RecordedSite;
let origin = '';
const server = createServer(async (request, response) => {
  const options = { dir: site.dir, secret: () => SECRET, origin };
  const [path = ''] = (request.url ?? '').split('?');
  if (!(await servePast(options)(request, response, path))) response.writeHead(418).end();
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.close().closeAllConnections();
  rmSync(scratch, { recursive: true });
});
beforeEach(() => {
  site = new RecordedSite(join(scratch, `site-${sites++}`));
});

/** May, June, and July, in which the page is removed. */
async function recordSummer(): Promise<void> {
  await site.publish({ 'index.html': 'home' }, { at: '2026-04-01T10:00:00.000Z', why: 'start' });
  await site.publish({ [PAGE]: may }, { at: '2026-05-01T10:00:00.000Z', why: 'change: articles/abc' });
  await site.publish({ [PAGE]: june, 'rss.xml': '<rss/>' }, { at: '2026-06-01T10:00:00.000Z' });
  await site.publish({}, { at: '2026-07-01T10:00:00.000Z', removed: [PAGE] });
  await site.past.catchUp(() => site.files, 'America/New_York');
}

const ticketFor = (ticket: Partial<TicketFor<'past'>>, secret = SECRET) =>
  signTicket(secret, {
    for: 'past',
    expires: Math.floor(Date.now() / 1000) + 60,
    path: '/articles/x/',
    at: '2026-05-20T12:00:00.000Z',
    admin: 'https://cms.example.org',
    ...ticket,
  });
const get = (part: '' | '/page' | '/file', ticket: string) => fetch(`${origin}/_press/past${part}?ticket=${ticket}`);
const look = async (ticket: Partial<TicketFor<'past'>>) => {
  const answer = await get('', ticketFor(ticket));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const sha256 = (text: string) => createHash('sha256').update(text);

describe('what readers got at a moment', () => {
  test('is shown with from when to when they got it, why, its SHA-256 and its size', async () => {
    await recordSummer();
    const { status, text, headers } = await look({});
    expect(status).toBe(200);
    for (const fact of [
      '/articles/x/',
      'As of May 20, 2026, 8:00 a.m. EDT',
      'from May 1, 2026, 6:00 a.m. EDT to Jun 1, 2026, 6:00 a.m. EDT',
      '2026-05-01T06:00:00.000-04:00 to 2026-06-01T06:00:00.000-04:00',
      'Something was published or unpublished in the newsroom.',
      'Entry 2 of the record: change: articles/abc',
      sha256(may).digest('hex'),
      `${Buffer.byteLength(may)} bytes`,
      'https://cms.example.org/admin/banners/what-readers-saw?page=%2Farticles%2Fx%2F',
    ])
      expect(text).toContain(fact);
    expect(text).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain(`frame-src ${origin}/_press/past/page;`);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('is in a frame, byte for byte, that runs no script and loads nothing from elsewhere', async () => {
    await recordSummer();
    const answer = await get('/page', ticketFor({}));
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toMatch(/^sandbox allow-same-origin; default-src 'none';/);
    expect(policy).not.toMatch(/script|https?:/);
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/html; charset=utf-8', may]);
  });

  test('is saved byte for byte, with its SHA-256 in a header', async () => {
    await recordSummer();
    const answer = await get('/file', ticketFor({}));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="articles-x-2026-05-01.html"');
    expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${sha256(may).digest('base64')}:`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(may));
  });

  test('is what they get now, where it didn’t change since', async () => {
    await recordSummer();
    const { text } = await look({ path: '/rss.xml', at: '2026-08-01T00:00:00.000Z' });
    expect(text).toContain('from Jun 1, 2026, 6:00 a.m. EDT on. It’s the current version.');
    const framed = await get('/page', ticketFor({ path: '/rss.xml', at: '2026-08-01T00:00:00.000Z' }));
    expect([framed.headers.get('content-type'), await framed.text()]).toEqual(['text/plain; charset=utf-8', '<rss/>']);
  });

  test('may have been there before the record, and says so', async () => {
    site.write({ [PAGE]: may });
    await site.catchUp();
    const { text } = await look({ at: new Date().toISOString() });
    expect(text).toContain('The record begins then. Readers may have got this version earlier.');
  });
});

describe('there is a sentence for', () => {
  test('a record that isn’t there', async () => {
    const { status, text } = await look({});
    expect([status, text]).toEqual([404, expect.stringContaining('Nothing is recorded yet.')]);
  });

  test.each([
    [
      'a time before the record',
      { at: '2026-03-01T00:00:00.000Z' },
      'The record begins on Apr 1, 2026, 6:00 a.m. EDT.',
    ],
    ['an address that never was', { path: '/articles/y/' }, 'The site never had a page or file at this address.'],
    ['an address that is none', { path: '/%E0%A4%A/' }, 'The site never had a page or file at this address.'],
    [
      'a page that came later',
      { at: '2026-04-20T00:00:00.000Z' },
      'Readers first got one on May 1, 2026, 6:00 a.m. EDT.',
    ],
    ['a page that was removed', { at: '2026-07-20T00:00:00.000Z' }, 'It was removed on Jul 1, 2026, 6:00 a.m. EDT.'],
  ])('%s', async (_, ticket, sentence) => {
    await recordSummer();
    const { status, text } = await look(ticket);
    expect([status, text]).toEqual([404, expect.stringContaining(sentence)]);
    expect(text).not.toContain('<iframe');
    expect((await get('/file', ticketFor(ticket))).status).toBe(404);
  });

  test('a page that was erased, with the reason and what is still known', async () => {
    await recordSummer();
    erase(site.dir, PAGE, 'Order of the court <of May 3>.');
    const { status, text } = await look({});
    expect(status).toBe(410);
    expect(text).toMatch(/The bytes were erased on .*The reason: Order of the court &lt;of May 3&gt;\./);
    expect(text).toContain(sha256(may).digest('hex'));
    expect((await get('/page', ticketFor({}))).status).toBe(410);
  });

  test('a page whose bytes are past their retention', async () => {
    await site.publish({ [PAGE]: may }, { at: '2020-05-01T10:00:00.000Z' });
    await site.publish({ [PAGE]: july }, { at: '2020-07-01T10:00:00.000Z' });
    await site.catchUp();
    const { status, text } = await look({ at: '2020-06-01T00:00:00.000Z' });
    expect([status, text]).toEqual([410, expect.stringContaining('older than the record’s retention period')]);
    expect(text).toContain(sha256(may).digest('hex'));
  });

  test('a picture, which the record names and doesn’t store', async () => {
    await site.publish({ '_pictures/abc.avif': 'a picture' }, { at: '2026-05-01T10:00:00.000Z' });
    const { status, text } = await look({ path: '/_pictures/abc.avif' });
    expect([status, text]).toEqual([404, expect.stringContaining('The media library has the originals.')]);
  });

  test('a file that is neither page nor text, which can be saved all the same', async () => {
    await site.publish({ 'guides/x.pdf': '%PDF-1.7' }, { at: '2026-05-01T10:00:00.000Z' });
    const { status, text } = await look({ path: '/guides/x.pdf' });
    expect([status, text]).toEqual([200, expect.stringContaining('can’t be shown here. Download it.')]);
    expect(await (await get('/file', ticketFor({ path: '/guides/x.pdf' }))).text()).toBe('%PDF-1.7');
  });

  test.each([
    ['other bytes in it', "update versions set bytes = x'28b52ffd040009000061'"],
    ['bytes that are missing', 'update versions set bytes = null'],
    ['the tables of another version', 'pragma user_version = 9'],
  ])('a record with %s, which shows none of them', async (_, sql) => {
    await recordSummer();
    site.tamper(sql);
    const { status, text } = await look({});
    expect([status, text]).toEqual([500, expect.stringContaining('isn’t as the press wrote it')]);
    expect((await get('/file', ticketFor({}))).status).toBe(500);
  });

  test('a record that is no database', async () => {
    await recordSummer();
    await site.past.close();
    writeFileSync(pastFile(site.dir), 'not a database'.repeat(100));
    expect(await look({})).toMatchObject({ status: 500, text: expect.stringContaining('The record can’t be read') });
  });
});

describe('nothing is shown', () => {
  test.each([
    ['a forged ticket', () => ticketFor({}, 'another-secret'), 'was not made by'],
    ['one that has expired', () => ticketFor({ expires: Math.floor(Date.now() / 1000) - 1 }), 'has expired'],
    ['one for something else', () => signTicket(SECRET, { for: 'status', expires: 9_999_999_999 }), 'something else'],
    ['none', () => '', 'was not made by'],
  ])('with %s', async (_, ticket, sentence) => {
    await recordSummer();
    for (const part of ['', '/page', '/file'] as const) {
      const answer = await get(part, ticket());
      expect(answer.status).toBe(403);
      expect(await answer.text()).toMatch(new RegExp(`${sentence}.*Open it again from the admin\\.`));
    }
  });
});
