import { contentTypeNames } from '@patient-press/shared/payloads/content-types';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';

const { cmsUrl, pressToken } = stack;
const asPress = { headers: { authorization: `Bearer ${pressToken}` } };

test.each(contentTypeNames)('no one reads %s without a token', async (name) => {
  expect((await fetch(`${cmsUrl}/api/${name}`)).status).toBe(401);
  expect((await fetch(`${cmsUrl}/api/${name}?status=draft`)).status).toBe(401);
});

test.each(contentTypeNames)('the press reads %s and writes nothing', async (name) => {
  expect((await fetch(`${cmsUrl}/api/${name}`, asPress)).status).toBe(200);
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect([404, 405]).toContain((await fetch(`${cmsUrl}/api/${name}`, { ...asPress, method })).status);
  }
});

test.each(['guide-downloads', 'callback-requests'])('%s cannot be read, not even by the press', async (name) => {
  expect([404, 405]).toContain((await fetch(`${cmsUrl}/api/${name}`, asPress)).status);
});

test('a made-up token is refused', async () => {
  const response = await fetch(`${cmsUrl}/api/articles`, { headers: { authorization: 'Bearer made-up' } });
  expect(response.status).toBe(401);
});
