import { pressStatus } from '@patient-press/shared/press-status';
import { signTicket } from '@patient-press/shared/tickets';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator } from '../../../cms/tests/fixtures/admin-api.ts';
import { completeArticle, create } from '../../../cms/tests/fixtures/samples.ts';
import { documentStatusOf } from '../fixtures/press.ts';

const { siteUrl, pressToken } = stack;
const token = { authorization: `Bearer ${pressToken}` };

const get = (path: string, headers: Record<string, string> = {}) => fetch(siteUrl + path, { headers });

describe('the press says', () => {
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const statusAt = (ticket: string) => get(`/_press/status?ticket=${ticket}`);

  test('to everyone whether all is well, and nothing more', async () => {
    const answer = await get('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { isHealthy: true, missingFiles: 0, isRecorded: true }]);
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
    expect(await answer.text()).toContain('Everything published is live.');
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
  ])('what to do to anyone with a ticket that %s', async (_, ticket, sentence) => {
    const answer = await statusAt(ticket());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(await answer.text()).toMatch(new RegExp(`${sentence}.*Open it again from the admin\\.`));
  });

  test('how far a document is', async () => {
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
