import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { formatVersion } from '../../src/revisions/contract.ts';
import { asAdministrator, collection, type Fields, sessionWith } from '../fixtures/admin-api.ts';
import { startCmsWithRestWrites } from '../fixtures/rest-writes.ts';
import { completeArticle, create, word } from '../fixtures/samples.ts';

// The newsroom opens no REST route that writes. One that is opened is guarded: this second cms has some.

const administrator = await asAdministrator(stack);
const ARTICLE = 'api::article.article';
let other: Awaited<ReturnType<typeof startCmsWithRestWrites>>;
let token: { id: unknown; key: string };

beforeAll(async () => {
  other = await startCmsWithRestWrites(stack);
  const { data } = await administrator.call('POST', '/admin/api-tokens', {
    name: word(),
    description: '',
    type: 'full-access',
    lifespan: null,
    permissions: null,
  });
  token = { id: data.id, key: z.string().parse(data.accessKey) };
});
afterAll(async () => {
  await administrator.call('DELETE', `/admin/api-tokens/${String(token.id)}`);
  await other.close();
});

async function send(method: 'PUT' | 'DELETE', path: string, ifMatch: string | null, data?: Fields) {
  const response = await fetch(`${other.url}/api/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token.key}`,
      'content-type': 'application/json',
      ...(ifMatch !== null && { 'if-match': ifMatch }),
    },
    ...(data && { body: JSON.stringify({ data }) }),
  });
  return { status: response.status, body: await response.text(), version: response.headers.get('etag') };
}
const createArticle = async () => create(administrator, ARTICLE, await completeArticle(administrator));
const versionOf = (document: Fields) => formatVersion(String(document.updatedAt));

describe('a REST route that writes', () => {
  test('refuses without If-Match, with an old version, and with nonsense, and says so to a program', async () => {
    const article = await createArticle();
    const path = `articles/${String(article.documentId)}`;
    const blind = await send('PUT', path, null, { dek: 'Blind.' });
    expect([blind.status, blind.body]).toEqual([428, expect.stringContaining('"code":"needs-version"')]);
    expect((await send('DELETE', path, null)).status).toBe(428);
    expect((await send('PUT', path, 'yesterday', { dek: 'x' })).status).toBe(400);

    const first = await send('PUT', path, versionOf(article), { dek: 'First.' });
    expect(first.status).toBe(200);
    const stale = await send('PUT', path, versionOf(article), { dek: 'Stale.' });
    expect([stale.status, stale.body]).toEqual([412, expect.stringContaining('"code":"stale-version"')]);
    // Who in the newsroom saved it is no program's business.
    expect(stale.body).toContain('"updatedBy":null');
    expect((await send('PUT', path, first.version, { dek: 'Second.' })).status).toBe(200);
    expect((await send('PUT', path, '*', { dek: 'Whatever is there.' })).status).toBe(200);
    expect((await send('DELETE', path, versionOf(article))).status).toBe(412);
    expect((await send('DELETE', path, '*')).status).toBe(204);
    expect((await send('PUT', path, versionOf(article), { dek: 'Gone.' })).status).toBe(412);
  });

  test('of a single type is guarded alike', async () => {
    const settings = (await administrator.call('GET', '/content-manager/single-types/api::site-settings.site-settings'))
      .data;
    const data = { siteName: settings.siteName };
    expect((await send('PUT', 'site-settings', null, data)).status).toBe(428);
    expect((await send('PUT', 'site-settings', '"2020-01-01T00:00:00.000Z"', data)).status).toBe(412);
  });
});

test('of many saves of one version through two cms one is made', async () => {
  const article = await createArticle();
  const path = collection(ARTICLE, article.documentId);
  const there = sessionWith(other.url, administrator.token).seeing(versionOf(article));
  const here = administrator.seeing(versionOf(article));
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      (index % 2 ? here : there).call('PUT', path, { headline: `Save ${index}` }),
    ),
  );
  const won = answers.flatMap(({ status }, index) => (status === 200 ? [`Save ${index}`] : []));
  expect(won).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 412)).toHaveLength(11);
  expect((await administrator.call('GET', path)).data.headline).toBe(won[0]);
});
