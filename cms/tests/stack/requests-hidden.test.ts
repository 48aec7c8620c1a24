import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection } from '../fixtures/admin-api.ts';
import { ask } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { saveGuideRequest } from '../fixtures/guide-request-samples.ts';
import { keyringOf } from '../fixtures/plant-request.ts';
import { word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const keyring = keyringOf(stack.dataDir);

const [guide] = (await administrator.call('GET', collection('api::guide.guide'))).list;
const download = await saveGuideRequest({ sql, keyring }, { guide: guide?.documentId, boxes: { 'guide-call': true } });
const call = await ask();
const { rows: ids } = await sql.query('select id from guide_downloads where document_id = $1', [download]);
const hidden: [string, string, string][] = [
  ['api::guide-download.guide-download', 'guide-downloads', download],
  ['api::callback-request.callback-request', 'callback-requests', call],
];
/** Sealed fields, hashes, and the documentIds themselves. */
const traces = [download, call, `1.${keyring.keyId}`];

const madeTokens: unknown[] = [];
afterAll(async () => {
  for (const id of madeTokens) await administrator.call('DELETE', `/admin/api-tokens/${String(id)}`);
});

/** A token that may do everything in Strapi's REST API. */
async function fullAccess(): Promise<string> {
  const { data } = await administrator.call('POST', '/admin/api-tokens', {
    name: word(),
    description: '',
    type: 'full-access',
    lifespan: null,
    permissions: null,
  });
  madeTokens.push(data.id);
  return z.string().parse(data.accessKey);
}

describe('Strapi’s own REST shows and changes no request', () => {
  test('for no one: not without a token, not for the press, not for a token that may do everything', async () => {
    const full = await fullAccess();
    const works = await fetch(`${stack.cmsUrl}/api/guides`, { headers: { authorization: `Bearer ${full}` } });
    expect(works.status).toBe(200);
    for (const token of ['', stack.pressToken, full]) {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      for (const [, plural, documentId] of hidden) {
        for (const path of [
          `/api/${plural}/${documentId}`,
          `/api/${plural}/${ids[0]?.id}`,
          `/api/${plural}?populate=*`,
        ]) {
          for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
            const answer = await fetch(stack.cmsUrl + path, {
              method,
              headers,
              ...(method !== 'GET' && { body: JSON.stringify({ data: { name: 'x' } }) }),
            });
            expect([token, method, path, [404, 405].includes(answer.status)]).toEqual([token, method, path, true]);
          }
        }
      }
    }
  });

  test('through nothing else that is read: not from a guide, by no filter, and by no order', async () => {
    const full = await fullAccess();
    const read = async (path: string) => {
      const answer = await fetch(stack.cmsUrl + path, { headers: { authorization: `Bearer ${full}` } });
      return { status: answer.status, text: await answer.text() };
    };
    const everything = await read(`/api/guides/${guide?.documentId}?populate=*`);
    expect(everything.status).toBe(200);
    for (const trace of traces) expect(everything.text).not.toContain(trace);
    for (const query of [
      'populate[guideDownloads]=*',
      'populate[guide-downloads]=*',
      'populate[guide_downloads][populate]=*',
      'filters[guideDownloads][email][$notNull]=true',
      'filters[guide_downloads][email][$startsWith]=1',
      'sort=guideDownloads.email',
    ]) {
      const { status, text } = await read(`/api/guides?${query}`);
      expect([query, status]).toEqual([query, 400]);
      for (const trace of traces) expect(text).not.toContain(trace);
    }
    expect((await read('/graphql')).status).toBe(404);
  });

  test('and what was saved is as it was', async () => {
    const { rows } = await sql.query('select name, erased_at from guide_downloads where document_id = $1', [download]);
    expect(rows).toEqual([{ name: expect.stringMatching(/^1\./), erased_at: null }]);
  });
});

describe('Strapi’s content manager shows no request, not even to the administrator', () => {
  test('however its address is written', async () => {
    for (const uid of ['api%3A%3Aguide-download.guide-download', 'api::guide%2Ddownload.guide-download'])
      for (const path of [collection(uid), collection(uid).toUpperCase().replace(uid.toUpperCase(), uid)])
        expect((await administrator.call('GET', path)).status).toBe(403);
  });

  test.each(hidden)('neither as list nor document nor relation: %s', async (uid, _, documentId) => {
    for (const [method, path] of [
      ['GET', collection(uid)],
      ['GET', collection(uid, documentId)],
      ['POST', collection(uid)],
      ['PUT', collection(uid, documentId)],
      ['DELETE', collection(uid, documentId)],
      ['POST', `${collection(uid)}/clone/${documentId}`],
      ['POST', `${collection(uid)}/actions/bulkDelete`],
      ['GET', `/content-manager/relations/${uid}/guide`],
      ['GET', `/content-manager/relations/${uid}/${documentId}/guide`],
    ] as const) {
      const answer = await administrator.call(
        method,
        path,
        method === 'GET' ? undefined : { documentIds: [documentId] },
      );
      expect([method, path, answer.status]).toEqual([method, path, 403]);
      for (const trace of traces) expect(JSON.stringify(answer)).not.toContain(trace);
    }
    const pickers = ['guide-download', 'guideDownloads', 'guide_downloads', 'callback-request', 'requests'];
    for (const field of pickers)
      expect((await administrator.call('GET', `/content-manager/relations/api::guide.guide/${field}`)).status).toBe(
        400,
      );
  });

  test('nor among what was edited last, or what is counted, or where guides and wordings are chosen', async () => {
    for (const path of [
      '/content-manager/homepage/recent-documents?action=update',
      '/content-manager/homepage/recent-documents?action=publish',
      '/content-manager/homepage/count-documents',
      '/content-manager/init',
      `${collection('api::guide.guide')}?pageSize=100`,
      collection('api::guide.guide', guide?.documentId),
      `${collection('api::guide.guide', guide?.documentId)}/actions/countDraftRelations`,
      '/upload/files?pageSize=100',
      '/admin/webhooks',
    ]) {
      const answer = await administrator.call('GET', path);
      expect([path, answer.status]).toEqual([path, 200]);
      for (const trace of traces) expect(JSON.stringify(answer)).not.toContain(trace);
    }
  });
});

describe('people’s rights are in the hands of intake', () => {
  const routes: [string, object][] = [
    ['/intake/people/find', { email: 'a@example.com' }],
    ['/intake/people/export', { email: 'a@example.com' }],
    ['/intake/people/erase', { email: 'a@example.com' }],
    [
      '/intake/consents/withdraw',
      { requestType: 'guide-download', request: download, wordingKey: 'guide-call', receivedOn: '2026-01-05' },
    ],
    ['/intake/consents/withdrawals', {}],
    ['/intake/consents/withdrawals/done', { id: 999_999_999 }],
    ['/intake/purges', {}],
  ];

  test.each(['editor', 'reviewer', 'marketer'])('not of the %s', async (code) => {
    const session = await asRole(stack.cmsUrl, administrator, code);
    for (const [path, sent] of routes)
      expect([path, (await session.call('POST', path, sent)).status]).toEqual([path, 403]);
  });

  test('not of anyone without a login, or with a token', async () => {
    for (const authorization of ['', `Bearer ${stack.pressToken}`, `Bearer ${await fullAccess()}`]) {
      for (const [path, sent] of routes) {
        const answer = await fetch(stack.cmsUrl + path, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(sent),
        });
        expect([path, answer.status]).toEqual([path, 401]);
      }
    }
  });

  test('and of the administrator', async () => {
    expect((await administrator.call('POST', '/intake/people/find', { email: 'a@example.com' })).status).toBe(200);
    expect((await administrator.call('POST', '/intake/purges', {})).status).toBe(200);
  });
});
