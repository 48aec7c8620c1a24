import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';

// What a page of another origin can do with an administrator's browser. A sibling host is the worst of them: to the browser
// it is the same site, so that cookies with SameSite=Lax go along.

const sibling = `http://127.0.0.1:${await freePort()}`;
const fromSibling = { origin: sibling, 'sec-fetch-site': 'same-site' };
const shared = { databaseUrl: stack.databaseUrl, dataDir: stack.dataDir };

const allowed = (response: Response) =>
  [...response.headers].filter(([name]) => name.startsWith('access-control-')).map((header) => header.join(': '));

const preflight = (url: string, origin: string, method = 'POST') =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization, content-type',
    },
  });

const paths = [
  '/admin/access-token',
  '/admin/users/me',
  '/content-manager/content-types',
  '/upload',
  '/api/articles',
  '/',
];

/** Logs in as the admin's own page does. @returns the session's cookies, as a browser sends them back. */
async function logInWithCookies(cmsUrl: string): Promise<string> {
  const response = await fetch(`${cmsUrl}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: cmsUrl, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ ...stack.administrator, deviceId: crypto.randomUUID(), rememberMe: false }),
  });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

describe('without CORS_ORIGINS', () => {
  test.each([sibling, stack.siteUrl, 'https://evil.example', 'null'])(
    'no page of %s may read an answer, or ask with more than a form can',
    async (origin) => {
      for (const path of paths) {
        expect(allowed(await preflight(`${stack.cmsUrl}${path}`, origin)), path).toEqual([]);
        expect(allowed(await fetch(`${stack.cmsUrl}${path}`, { headers: { origin } })), path).toEqual([]);
        expect(allowed(await fetch(`${stack.siteUrl}${path}`, { headers: { origin } })), path).toEqual([]);
      }
    },
  );

  test('answers to requests that name no origin allow none either, so that no cache can hand that on', async () => {
    for (const path of paths) expect(allowed(await fetch(`${stack.cmsUrl}${path}`)), path).toEqual([]);
  });

  test('a page of a sibling host gets no token for an administrator’s cookie, and the session stays good', async () => {
    const cookie = await logInWithCookies(stack.cmsUrl);
    const ask = (headers: Record<string, string>) =>
      fetch(`${stack.cmsUrl}/admin/access-token`, { method: 'POST', headers: { cookie, ...headers } });

    for (const headers of [
      fromSibling,
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
      // Browsers that send no fetch metadata.
      { origin: sibling },
      { origin: 'null' },
    ]) {
      const refused = await ask(headers);
      expect(refused.status).toBe(403);
      expect(await refused.text()).not.toMatch(/"token"/);
      expect(allowed(refused)).toEqual([]);
    }
    const granted = await ask({ origin: stack.cmsUrl, 'sec-fetch-site': 'same-origin' });
    expect(granted.status).toBe(200);
    const { token } = z.object({ data: z.object({ token: z.string() }) }).parse(await granted.json()).data;
    const me = { headers: { authorization: `Bearer ${token}` } };
    expect((await fetch(`${stack.cmsUrl}/admin/users/me`, me)).status).toBe(200);
  });

  test('the admin is not shown in a frame of another origin', async () => {
    const { headers } = await fetch(`${stack.cmsUrl}/admin/`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });
});

describe('with CORS_ORIGINS', () => {
  const named = 'https://app.example.org';
  const started = (async () =>
    startCms({
      ...shared,
      port: await freePort(),
      env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl, CORS_ORIGINS: `${named}, https://b.example.org` },
    }))();
  afterAll(async () => (await started).stop());

  test('a page of an origin in it may call the REST API, without cookies, and nothing of the admin', async () => {
    const { url } = await started;
    const answer = await fetch(`${url}/api/articles`, {
      headers: { origin: named, authorization: `Bearer ${stack.pressToken}` },
    });
    expect(answer.status).toBe(200);
    expect(allowed(answer)).toEqual([`access-control-allow-origin: ${named}`]);
    const asked = await preflight(`${url}/api/articles`, named, 'GET');
    expect(asked.headers.get('access-control-allow-origin')).toBe(named);
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    for (const path of paths.filter((one) => !one.startsWith('/api/'))) {
      expect(allowed(await preflight(`${url}${path}`, named)), path).toEqual([]);
      expect(allowed(await fetch(`${url}${path}`, { headers: { origin: named } })), path).toEqual([]);
    }
  });

  test('a page of any other origin may not, however alike its name', async () => {
    const { url } = await started;
    for (const origin of [sibling, 'null', 'http://app.example.org', 'https://app.example.org.evil.example'])
      expect(allowed(await preflight(`${url}/api/articles`, origin)), origin).toEqual([]);
  });
});
