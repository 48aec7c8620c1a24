import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openSiteFolder, stateDirOf } from '../../press/publish/site-folder.ts';
import { acceptedEncodings } from '../../press/serve/accepted-encodings.ts';
import { serveSite } from '../../press/serve/server.ts';

const page = '<p>What a reader sees.</p>\n'.repeat(500);
const files: Record<string, string> = {
  'index.html': page,
  'small.html': '<p>Short.</p>',
  '404.html': page.replaceAll('What a reader sees', 'Nothing is here'),
  '_astro/page.abcd.css': 'p { color: red; }\n'.repeat(200),
  '_pictures/0123-480.avif': 'not a text '.repeat(500),
  '_redirects.json': `[${' '.repeat(2000)}]`,
};

const scratch = mkdtempSync(join(tmpdir(), 'compressed-'));
const outDir = join(scratch, 'dist');
const site = await openSiteFolder(outDir);
for (const [path, text] of Object.entries(files)) await site.stage(path, Buffer.from(text));
await site.publish({ changed: Object.keys(files), removed: [], keys: new Map(), ms: () => null });
await site.copies.idle();
await site.close();
const { server, url } = await serveSite({ outDir, host: '127.0.0.1', port: 0, handlers: [] });
afterAll(() => {
  server.close().closeAllConnections();
  rmSync(scratch, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As sent: `fetch` would ask for compressed answers, and unpack them. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    request(url + path, { method, headers }, async (response) => {
      resolve({ status: response.statusCode, headers: response.headers, body: await buffer(response) });
    })
      .once('error', reject)
      .end();
  });

const read = ({ headers, body }: Answer) => {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[headers['content-encoding'] ?? ''];
  return (unpack ? unpack(body) : body).toString('utf8');
};

const chromium = { 'accept-encoding': 'gzip, deflate, br, zstd' };

describe('a page', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip;q=0, br;q=0', undefined],
    ['identity, br;q=0.5', undefined],
    ['*', 'br'],
    ['*;q=0.5, br;q=0', 'gzip'],
    ['identity;q=0, gzip', 'gzip'],
    ['deflate', undefined],
    ['', undefined],
  ])('is sent to who accepts “%s” in the encoding %s', async (header, encoding) => {
    const answer = await ask('/', { 'accept-encoding': header });
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, encoding]);
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    expect(answer.headers['content-type']).toBe('text/html;charset=utf-8');
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(read(answer)).toBe(page);
    if (encoding) expect(answer.body.length).toBeLessThan(page.length / 10);
  });

  test('is sent as it is to who says nothing of encodings, and caches learn that others get something else', async () => {
    const answer = await ask('/');
    expect([answer.headers['content-encoding'], answer.headers.vary]).toEqual([undefined, 'Accept-Encoding']);
    expect(answer.body.toString()).toBe(page);
  });

  test('has an ETag for each encoding, which is good for that encoding only', async () => {
    const encodings = ['br', 'gzip', 'identity'];
    const etags = new Map<string, string>();
    for (const encoding of encodings)
      etags.set(encoding, (await ask('/', { 'accept-encoding': encoding })).headers.etag ?? '');
    expect(new Set(etags.values()).size).toBe(3);
    for (const [known, etag] of etags) {
      for (const encoding of encodings) {
        const answer = await ask('/', { 'accept-encoding': encoding, 'if-none-match': etag });
        expect([known, encoding, answer.status]).toEqual([known, encoding, known === encoding ? 304 : 200]);
        expect(answer.headers.vary).toBe('Accept-Encoding');
      }
    }
  });

  test('is described as it would be sent', async () => {
    const [head, full] = [await ask('/', chromium, 'HEAD'), await ask('/', chromium)];
    expect(head.body.length).toBe(0);
    for (const name of ['content-encoding', 'content-length', 'content-type', 'etag', 'vary'])
      expect([name, head.headers[name]]).toEqual([name, full.headers[name]]);
  });

  test('is sent in parts of its own bytes, and whole to who accepts only a compressed copy', async () => {
    const part = await ask('/', { ...chromium, range: 'bytes=3-9' });
    expect([part.status, part.headers['content-encoding'], part.headers['content-range']]).toEqual([
      206,
      undefined,
      `bytes 3-9/${page.length}`,
    ]);
    expect(part.body.toString()).toBe(page.slice(3, 10));
    const whole = await ask('/', { 'accept-encoding': 'br, identity;q=0', range: 'bytes=3-9' });
    expect([whole.status, whole.headers['content-encoding'], read(whole)]).toEqual([200, 'br', page]);
  });

  test('that is not there is answered with a compressed page, which no one stores', async () => {
    const answer = await ask('/no-such-page/', chromium);
    expect([answer.status, answer.headers['content-encoding'], answer.headers['cache-control']]).toEqual([
      404,
      'br',
      'no-store',
    ]);
    expect(read(answer)).toBe(files['404.html']);
    const head = await ask('/no-such-page/', chromium, 'HEAD');
    expect(head.headers['content-length']).toBe(String(answer.body.length));
  });
});

test('a style is sent compressed; a picture, and what is too small to gain from it, are not', async () => {
  const style = await ask('/_astro/page.abcd.css', chromium);
  expect([style.headers['content-encoding'], read(style)]).toEqual(['br', files['_astro/page.abcd.css']]);
  expect(style.headers['cache-control']).toContain('immutable');
  const picture = await ask('/_pictures/0123-480.avif', chromium);
  expect([picture.headers['content-encoding'], picture.headers.vary]).toEqual([undefined, undefined]);
  const small = await ask('/small.html', chromium);
  expect([small.headers['content-encoding'], small.headers.vary]).toEqual([undefined, 'Accept-Encoding']);
});

test('a request that refuses every encoding of a file gets 406', async () => {
  const answer = await ask('/_pictures/0123-480.avif', { 'accept-encoding': 'br, identity;q=0' });
  expect([answer.status, answer.headers['content-type']]).toEqual([
    406,
    expect.stringContaining('application/problem+json'),
  ]);
  expect((await ask('/', { 'accept-encoding': '*;q=0' })).status).toBe(406);
  expect((await ask('/', { 'accept-encoding': '*;q=0' })).headers.vary).toBe('Accept-Encoding');
});

test('a compressed copy has no address of its own', async () => {
  for (const path of ['/index.html.br', '/index.html.gz', '/_astro/page.abcd.css.br'])
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test('a copy that is not of this version of its file is not sent', async () => {
  const file = join(outDir, 'index.html');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, page.replaceAll('What', 'Something else that'));
  const answer = await ask('/', chromium);
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.body.toString()).toContain('Something else that');
  writeFileSync(file, before);
  const now = new Date();
  for (const ending of ['', '.br', '.gz']) utimesSync(file + ending, now, now);
  expect((await ask('/', chromium)).headers['content-encoding']).toBe('br');
});

test('lists that only hosts read have no copies', () => {
  expect(() => readFileSync(join(outDir, '_redirects.json.br'))).toThrow('ENOENT');
  expect(() => readFileSync(join(stateDirOf(outDir), 'staged'))).toThrow('ENOENT');
});

test('what is no encoding, or has no sound quality, is not taken for one', () => {
  expect(acceptedEncodings('br;q=high, gzip;level=9')).toEqual(['identity']);
  expect(acceptedEncodings('br ; q=0.3 , gzip;q=0.2,identity;q=0.1')).toEqual(['br', 'gzip', 'identity']);
  expect(acceptedEncodings(undefined)).toEqual(['identity']);
});
