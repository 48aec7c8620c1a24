import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { type RawRequest, sendRaw } from '../fixtures/raw-request.ts';

const { siteUrl, outDir, pressToken } = stack;
const token = { authorization: `Bearer ${pressToken}` };

describe('what readers send to /api/', () => {
  /** A cms that answers with what it was sent. */
  const echo = createServer(async (asked, response) => {
    const { method, url, headers } = asked;
    response.setHeader('x-powered-by', 'a cms').setHeader('content-security-policy', "default-src 'self'");
    response.setHeader('strict-transport-security', 'max-age=1').setHeader('x-of-the-cms', 'passed on');
    const body = await text(asked).catch(() => 'broken off');
    response.writeHead(422).end(JSON.stringify({ method, url, headers, length: body.length }));
  });
  const seen = z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    length: z.number(),
  });
  let site: { server: Server; url: string };
  const sendApi = (path: string, options?: RawRequest) => sendRaw(site.url, path, options);

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
    expect(headers).toMatchObject({ 'x-of-the-cms': 'passed on' });
    expect(seen.parse(JSON.parse(body))).toMatchObject({ method: 'POST', url: '/api/forms?a=b%2Fc', length: 9 });
  });

  test('comes without keys, and with the reader’s address', async () => {
    const keys = { ...token, cookie: 'session=1' };
    // Node and proxies treat a request that expects a word before its body in a way of its own.
    for (const extra of [{}, { expect: '100-continue', 'content-length': '0' }]) {
      const { body } = await sendApi('/api/articles', { headers: { ...keys, ...extra } });
      const { headers } = seen.parse(JSON.parse(body));
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('expect');
      expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    }
    expect((await fetch(`${siteUrl}/api/articles`, { headers: token })).status).toBe(401);
    expect((await fetch(`${stack.cmsUrl}/api/articles`, { headers: token })).status).toBe(200);
  });

  test('is answered under the site’s own headers, and does not say what the cms is made of', async () => {
    const { headers } = await sendApi('/api/anything');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(Object.keys((await sendRaw(siteUrl, '/api/articles')).headers)).not.toContain('x-powered-by');
  });

  test.each([
    ['announced beforehand', { 'content-length': '1100000' }],
    ['found out while it comes', { 'transfer-encoding': 'chunked' }],
  ])('is refused when it is more than a form holds, %s', async (_, headers) => {
    const body = Array.from({ length: 11 }, () => 'x'.repeat(100_000));
    const answer = await sendApi('/api/forms', { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'too-large', detail: expect.stringContaining('Shorten it') });
    const fitting = await sendApi('/api/forms', { method: 'POST', body: body.slice(0, 9) });
    expect(seen.parse(JSON.parse(fitting.body)).length).toBe(900_000);
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
