import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type RequestOptions, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pressStatus } from '@patient-press/shared/press-status';
import { signTicket } from '@patient-press/shared/tickets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator } from '../../../cms/tests/fixtures/admin-api.ts';
import { completeArticle, create } from '../../../cms/tests/fixtures/samples.ts';
import { documentStatusOf } from '../fixtures/press.ts';
import { templates } from '../fixtures/site.ts';

const { siteUrl, outDir, pressToken } = stack;
const token = { authorization: `Bearer ${pressToken}` };

const pdf = `${templates.guide}questions-to-ask-in-the-first-weeks.pdf`;
const picture = `/_pictures/${readdirSync(join(outDir, '_pictures')).find((name) => name.endsWith('.avif'))}`;
const style = `/_astro/${readdirSync(join(outDir, '_astro')).at(0)}`;

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(siteUrl + path, { method, headers, redirect: 'manual' });

/** Sends a request as it is: `fetch` tidies up addresses, and adds headers. */
function send(path: string, options: RequestOptions & { body?: string[]; url?: string } = {}) {
  const { hostname, port } = new URL(options.url ?? siteUrl);
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const asked = request({ hostname, port, path, ...options }, async (response) =>
      resolve({ status: response.statusCode, headers: response.headers, body: await text(response) }),
    );
    asked.once('error', reject);
    for (const part of options.body ?? []) asked.write(part);
    asked.end();
  });
}

describe('a file', () => {
  test.each([pdf, picture, style, templates.home])('%s is not sent again to a browser that has it', async (path) => {
    const first = await get(path);
    expect(first.status).toBe(200);
    const etag = first.headers.get('etag') ?? '';
    const again = await get(path, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect([again.headers.get('etag'), again.headers.get('cache-control')]).toEqual([
      etag,
      first.headers.get('cache-control'),
    ]);
    expect((await get(path, { 'if-none-match': `"another", ${etag}` })).status).toBe(304);
    expect((await get(path, { 'if-none-match': '"another"' })).status).toBe(200);
  });

  test.each([pdf, picture])('%s can be had in parts', async (path) => {
    const bytes = readFileSync(join(outDir, path));
    const { length } = bytes;
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 1],
      ['bytes=100-199', 100, 200],
      [`bytes=${length - 5}-`, length - 5, length],
      ['bytes=-7', length - 7, length],
      ['bytes=10-99999999', 10, length],
    ] as const) {
      const part = await get(path, { range });
      expect([range, part.status]).toEqual([range, 206]);
      expect(part.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${length}`);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
    }
    for (const range of [`bytes=${length}-`, 'bytes=-0']) {
      const none = await get(path, { range });
      expect([none.status, none.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
    }
  });

  test.each([
    [{ range: 'bytes=9-5' }],
    [{ range: 'bytes=0-1,5-6' }],
    [{ range: 'pages=1-2' }],
    [{ range: 'bytes=0-9', 'if-range': '"another version"' }],
  ])('is sent in full where a part of it makes no sense: %o', async (headers) => {
    const whole = await get(pdf, headers);
    expect(whole.status).toBe(200);
    expect((await whole.arrayBuffer()).byteLength).toBe(readFileSync(join(outDir, pdf)).length);
  });

  test('is kept for a year when its name changes with its content, and else asked for each time', async () => {
    for (const path of [picture, style])
      expect((await get(path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of [...Object.values(templates), pdf, '/feed.xml', '/robots.txt'])
      expect((await get(path)).headers.get('cache-control'), path).toBe('public, max-age=0, must-revalidate');
  });

  test('comes with its type', async () => {
    const types = Object.entries({
      [templates.home]: 'text/html;charset=utf-8',
      '/feed.xml': 'text/xml;charset=utf-8',
      '/robots.txt': 'text/plain;charset=utf-8',
      [pdf]: 'application/pdf',
      [picture]: 'image/avif',
    });
    for (const [path, type] of types) expect((await get(path)).headers.get('content-type'), path).toBe(type);
  });

  test('is told of without being sent, when that is asked for', async () => {
    for (const path of [pdf, templates.home, '/no-such-page/']) {
      const [head, full] = [await get(path, {}, 'HEAD'), await get(path)];
      expect([head.status, await head.text()]).toEqual([full.status, '']);
      expect(head.headers.get('content-length')).toBe(full.headers.get('content-length'));
    }
  });
});

describe('an address', () => {
  test('at which nothing is answers with the site’s own page, which nobody keeps', async () => {
    for (const path of [
      '/no-such-page/',
      '/no-such-page',
      '/no/such.pdf',
      '/_astro/',
      '/articles/x/index.html',
      '/index',
    ]) {
      const answer = await get(path);
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
      expect(await answer.text()).toContain('href="/"');
    }
  });

  test('without the slash at its end leads to the one with it, and keeps its query', async () => {
    const lead = async (path: string, method = 'GET') => {
      const answer = await get(path, {}, method);
      return [answer.status, answer.headers.get('location')];
    };
    expect(await lead('/about')).toEqual([301, '/about/']);
    expect(await lead('/about?from=a?b&c=%C3%A9')).toEqual([301, '/about/?from=a?b&c=%C3%A9']);
    expect(await lead('/about', 'POST')).toEqual([308, '/about/']);
  });

  test('with two slashes at its start leads to no other host', async () => {
    for (const path of ['//about', '//articles', '//', '//about/'])
      expect(await send(path)).toMatchObject({
        status: 404,
        headers: expect.not.objectContaining({ location: expect.anything() }),
      });
  });

  test('takes nothing but questions', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await get(templates.home, {}, method);
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  test.each(
    [
      '//[',
      '/%',
      '/%ff',
      '/%00',
      '/about/%00',
      '/..%2f..%2fetc/passwd',
      '/../package.json',
      '/%2e%2e/secrets.json',
      '/..\\secrets.json',
      '/..%5csecrets.json',
      '/\\..\\',
      '*',
      `/${'a'.repeat(5000)}`,
    ].map((path) => [path.slice(0, 40), path]),
  )('like %s does no harm', async (_, path = '') => {
    const { status, body, headers } = await send(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('PRESS_TOKEN');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect((await get('/')).status).toBe(200);
  });

  test('of the lists for hosts is not there for readers', async () => {
    const lists = readdirSync(outDir).filter((name) => name.startsWith('_redirects'));
    expect(lists).toContain('_redirects.json');
    for (const name of lists) expect((await get(`/${name}`)).status, name).toBe(404);
    expect((await send('/./_redirects')).status).toBe(400);
    expect((await get('/%5fredirects')).status).toBe(404);
  });
});

test('every answer keeps browsers from running, framing and guessing what the site did not mean', async () => {
  const expected = {
    'content-security-policy': expect.stringMatching(/^default-src 'none';.*; frame-ancestors 'self'$/),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
  };
  for (const path of [templates.home, '/about', '/none/', '/%', '/healthz', '/_press/status', '/api/articles'])
    expect((await send(path)).headers, path).toMatchObject(expected);
  expect((await send('/', { method: 'POST' })).headers).toMatchObject(expected);
  // What editors uploaded may do less than a page.
  const uploaded = { ...expected, 'content-security-policy': "sandbox; default-src 'none'" };
  expect((await send(picture)).headers).toMatchObject({ ...uploaded, 'content-disposition': 'inline' });
  expect((await send(pdf)).headers).toMatchObject({ ...uploaded, 'content-disposition': 'attachment' });
  expect((await send(pdf, { headers: { range: 'bytes=99999999-' } })).headers).toMatchObject(uploaded);
});

describe('what readers send to /api/', () => {
  /** A cms that answers with what it was sent. */
  const echo = createServer(async (asked, response) => {
    const { method, url, headers } = asked;
    response.setHeader('x-powered-by', 'a cms').setHeader('content-security-policy', "default-src 'self'");
    response.setHeader('strict-transport-security', 'max-age=1').setHeader('x-of-the-cms', 'kept');
    const body = await text(asked).catch(() => 'broken off');
    response.writeHead(422).end(JSON.stringify({ method, url, headers, length: body.length }));
  });
  const told = z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    length: z.number(),
  });
  let site: { server: Server; url: string };
  const sendApi = (path: string, options: Parameters<typeof send>[1] = {}) => send(path, { ...options, url: site.url });

  beforeAll(async () => {
    const port = await freePort();
    echo.listen(port, '127.0.0.1');
    // The press reads its environment once, when it is loaded.
    process.env.CMS_URL = `http://127.0.0.1:${port}`;
    process.env.DATA_DIR = stack.dataDir;
    const [{ serveSite }, { passToCms }] = await Promise.all([
      import('../../press/serve/server.ts'),
      import('../../press/serve/proxy.ts'),
    ]);
    site = await serveSite({ outDir, host: '127.0.0.1', port: 0, handlers: [passToCms()] });
  });
  afterAll(() => {
    for (const server of [site.server, echo]) server.close().closeAllConnections();
  });

  test('reaches the cms as it is, and so does the answer the reader', async () => {
    const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: ['{"a":', '"b"}'] };
    const { status, headers, body } = await sendApi('/api/forms?a=b%2Fc', sent);
    expect(status).toBe(422);
    expect(headers).toMatchObject({ 'x-of-the-cms': 'kept' });
    expect(told.parse(JSON.parse(body))).toMatchObject({ method: 'POST', url: '/api/forms?a=b%2Fc', length: 9 });
  });

  test('comes without keys, and with the reader’s address', async () => {
    const keys = { ...token, cookie: 'session=1' };
    // Node and proxies treat a request that expects a word before its body in a way of its own.
    for (const extra of [{}, { expect: '100-continue', 'content-length': '0' }]) {
      const { body } = await sendApi('/api/articles', { headers: { ...keys, ...extra } });
      const { headers } = told.parse(JSON.parse(body));
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('expect');
      expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    }
    expect((await get('/api/articles', token)).status).toBe(401);
    expect((await fetch(`${stack.cmsUrl}/api/articles`, { headers: token })).status).toBe(200);
  });

  test('is answered under the site’s own headers, and does not say what the cms is made of', async () => {
    const { headers } = await sendApi('/api/anything');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(Object.keys((await send('/api/articles')).headers)).not.toContain('x-powered-by');
  });

  test.each([
    ['told beforehand', { 'content-length': '1100000' }],
    ['found out while it comes', { 'transfer-encoding': 'chunked' }],
  ])('is refused when it is more than a form holds, %s', async (_, headers) => {
    const body = Array.from({ length: 11 }, () => 'x'.repeat(100_000));
    const answer = await sendApi('/api/forms', { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'too-large', detail: expect.stringContaining('Shorten it') });
    const fitting = await sendApi('/api/forms', { method: 'POST', body: body.slice(0, 9) });
    expect(told.parse(JSON.parse(fitting.body)).length).toBe(900_000);
  });

  test.each([
    '/api/../admin',
    '/api/%2e%2e/admin',
    '/api/..%2fadmin',
    '/api/..\\admin',
    '//api/articles',
    '/api',
    '/admin',
    '/_health',
  ])('is nothing else of the cms: %s', async (path) => {
    const { status, headers } = await sendApi(path);
    expect([400, 404]).toContain(status);
    expect(headers).not.toHaveProperty('x-of-the-cms');
  });

  test('is answered with a sentence when the cms is away', async () => {
    echo.close().closeAllConnections();
    const { status, body } = await sendApi('/api/articles');
    expect([status, JSON.parse(body)]).toMatchObject([502, { detail: expect.stringContaining('Try again') }]);
  });
});

test('readers who load a page while it is replaced and taken away get it whole, or learn that it is gone', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'server-'));
  const [page, draft] = [join(dir, 'index.html'), join(dir, 'draft')];
  const [short, long, gone] = ['a'.repeat(9000), 'b'.repeat(30_000), 'gone'];
  writeFileSync(join(dir, '404.html'), gone);
  const { serveSite } = await import('../../press/serve/server.ts');
  const { server, url } = await serveSite({ outDir: dir, host: '127.0.0.1', port: 0, handlers: [] });
  let isOver = false;
  const seen = new Set<string>();
  const readers = Array.from({ length: 4 }, async () => {
    while (!isOver) seen.add(await (await fetch(url)).text());
  });
  for (let round = 0; round < 300; round += 1) {
    await writeFile(draft, round % 2 ? short : long);
    await rename(draft, page);
    if (round % 5 === 0) await rm(page);
  }
  isOver = true;
  await Promise.all(readers);
  expect([...seen].map((content) => content.length).sort()).toEqual(
    [short, long, gone].map(({ length }) => length).sort(),
  );
  server.close().closeAllConnections();
  rmSync(dir, { recursive: true });
});

describe('the press says', () => {
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const statusAt = (ticket: string) => get(`/_press/status?ticket=${ticket}`);

  test('to everybody whether all is well, and nothing more', async () => {
    const answer = await get('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { isHealthy: true }]);
  });

  test('how it does only to those who have its token', async () => {
    for (const authorization of ['', 'Bearer another', `Bearer ${pressToken}x`]) {
      const answer = await get('/_press/status', { authorization });
      expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'no-token' }]);
    }
    const answer = await get('/_press/status', token);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(pressStatus.parse(await answer.json())).toMatchObject({ isHealthy: true, siteUrl, problems: [] });
    expect((await get('/_press/anything', token)).status).toBe(404);
  });

  test('the same on a page to whom the admin sends with a ticket', async () => {
    const answer = await statusAt(signTicket(pressToken, { for: 'status', expires: inSeconds(60) }));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('Readers have everything that is published.');
  });

  test.each([
    ['was forged', () => signTicket('another-secret', { for: 'status', expires: inSeconds(60) }), 'was not made by'],
    ['has expired', () => signTicket(pressToken, { for: 'status', expires: inSeconds(-1) }), 'has expired'],
    ['is nonsense', () => 'x', 'was not made by'],
    ['is empty', () => '', 'was not made by'],
    [
      'is for a preview',
      () =>
        signTicket(pressToken, {
          for: 'preview',
          expires: inSeconds(60),
          contentType: 'api::article.article',
          documentId: 'x',
          version: 'draft',
          admin: stack.cmsUrl,
        }),
      'is for something else',
    ],
  ])('what to do to whoever comes with a ticket that %s', async (_, ticket, sentence) => {
    const answer = await statusAt(ticket());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(await answer.text()).toMatch(new RegExp(`${sentence}.*Open it again from the admin\\.`));
  });

  test('where a document stands', async () => {
    const of = (uid: string, documentId: unknown) => documentStatusOf(stack, uid, documentId);
    const [published] = z
      .object({ data: z.array(z.object({ documentId: z.string(), slug: z.string(), updatedAt: z.string() })) })
      .parse(await (await fetch(`${stack.cmsUrl}/api/articles`, { headers: token })).json()).data;
    expect(await of('api::article.article', published?.documentId)).toMatchObject({
      live: { url: `${siteUrl}/articles/${published?.slug}/` },
      version: published?.updatedAt,
      problems: [],
      failure: null,
    });
    const nowhere = { live: null, version: null, problems: [], failure: null };
    const administrator = await asAdministrator(stack);
    const draft = await create(administrator, 'api::article.article', await completeArticle(administrator));
    expect(await of('api::article.article', draft.documentId)).toEqual(nowhere);
    expect(await of('api::article.article', 'no-such-document'.replaceAll('-', ''))).toEqual(nowhere);
    expect(await of('api::nothing.nothing', 'x')).toEqual(nowhere);
    expect((await get(`/_press/documents/api::article.article/${draft.documentId}`)).status).toBe(401);
  });
});
