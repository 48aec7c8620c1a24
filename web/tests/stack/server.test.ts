import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { type RawRequest, sendRaw } from '../fixtures/raw-request.ts';
import { templates } from '../fixtures/site.ts';

const { siteUrl, outDir } = stack;
const send = (path: string, options?: RawRequest) => sendRaw(siteUrl, path, options);

const pdf = `${templates.guide}questions-to-ask-in-the-first-weeks.pdf`;
const picture = `/_pictures/${readdirSync(join(outDir, '_pictures')).find((name) => name.endsWith('.avif'))}`;
const style = `/_astro/${readdirSync(join(outDir, '_astro')).at(0)}`;

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(siteUrl + path, { method, headers, redirect: 'manual' });

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

  test('is cached for a year when its name changes with its content, and else asked for each time', async () => {
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

  test('is described without being sent, when that is requested', async () => {
    for (const path of [pdf, templates.home, '/no-such-page/']) {
      const [head, full] = [await get(path, {}, 'HEAD'), await get(path)];
      expect([head.status, await head.text()]).toEqual([full.status, '']);
      expect(head.headers.get('content-length')).toBe(full.headers.get('content-length'));
    }
  });
});

describe('an address', () => {
  test('at which nothing is answers with the site’s own page, which no one keeps', async () => {
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
