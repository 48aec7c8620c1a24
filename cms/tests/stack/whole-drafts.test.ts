import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import { completeArticle, create, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const reviewer = await asRole(stack.cmsUrl, administrator, 'reviewer');
const ARTICLE = 'api::article.article';
const GUIDE = 'api::guide.guide';
const written = 'What the editor wrote since.';

const samples: Record<string, [sample: () => Promise<Fields>, changed: string]> = {
  [ARTICLE]: [() => completeArticle(editor), 'dek'],
  [GUIDE]: [async () => ({ title: 'Sample guide', slug: word(), summary: 'A guide.', access: 'open' }), 'summary'],
};
const act = (session: Session, uid: string, { documentId }: Fields, action: string, sent: object = {}) =>
  session.call('POST', `${collection(uid, documentId)}/actions/${action}`, sent);

test.each(Object.entries(samples))(
  'a reviewer discards no draft that an editor wrote of %s',
  async (uid, [sample, field]) => {
    const document = await create(editor, uid, await sample());
    expect((await publish(editor, uid, document)).status).toBe(200);
    await editor.call('PUT', collection(uid, document.documentId), { [field]: written });

    expect(await act(reviewer, uid, document, 'discard')).toMatchObject({
      status: 403,
      message: expect.stringMatching(/replace the whole draft.*only some of its fields/),
    });
    const read = async () => (await editor.call('GET', collection(uid, document.documentId))).data;
    expect((await read())[field]).toBe(written);

    expect((await act(editor, uid, document, 'discard')).status).toBe(200);
    expect((await read())[field]).not.toBe(written);
  },
);

test('a role that publishes, and changes only some fields, discards no draft when it unpublishes', async () => {
  const name = `Publisher ${word()}`;
  const role = (await administrator.call('POST', '/admin/roles', { name, description: 'Publishes.' })).data;
  const grant = (verb: string, fields?: string[]) => ({
    action: `plugin::content-manager.explorer.${verb}`,
    subject: ARTICLE,
    properties: fields ? { fields } : {},
    conditions: [],
  });
  const permissions = [grant('read', ['headline', 'dek']), grant('update', ['nextReviewOn']), grant('publish')];
  await administrator.call('PUT', `/admin/roles/${String(role.id)}/permissions`, { permissions });
  const publisher = await asRole(stack.cmsUrl, administrator, String(role.code));

  const article = await create(editor, ARTICLE, await completeArticle(editor));
  await publish(editor, ARTICLE, article);
  await editor.call('PUT', collection(ARTICLE, article.documentId), { dek: written });
  const discards = await act(publisher, ARTICLE, article, 'unpublish', { discardDraft: true });
  expect(discards).toMatchObject({ status: 403, message: expect.stringMatching(/replace the whole draft/) });
  expect((await act(publisher, ARTICLE, article, 'unpublish')).status).toBe(200);
  expect((await editor.call('GET', collection(ARTICLE, article.documentId))).data.dek).toBe(written);

  const { data } = await administrator.call('GET', `/admin/users?_q=${String(role.code)}`);
  for (const { id } of z.array(z.object({ id: z.number() })).parse(data.results))
    await administrator.call('DELETE', `/admin/users/${id}`);
  expect((await administrator.call('DELETE', `/admin/roles/${String(role.id)}`)).status).toBe(200);
});

test('a reviewer copies, publishes, unpublishes and deletes nothing, one by one or in one go', async () => {
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  const path = collection(ARTICLE);
  const one = String(article.documentId);
  const documentIds = [one];
  for (const [action, sent] of [
    [`clone/${one}`, { headline: 'Mine', slug: word() }],
    [`auto-clone/${one}`, {}],
    [`${one}/actions/publish`, {}],
    [`${one}/actions/unpublish`, {}],
    ['actions/publish', { headline: 'Mine' }],
    ['actions/bulkPublish', { documentIds }],
    ['actions/bulkUnpublish', { documentIds }],
    ['actions/bulkDelete', { documentIds }],
  ] as const) {
    const { status } = await reviewer.call('POST', `${path}/${action}`, sent);
    // Strapi copies no type with an address in one click, and says so before it asks who is asking.
    expect([action, action.startsWith('auto-clone') ? status >= 400 : status === 403]).toEqual([action, true]);
  }
  expect((await editor.call('GET', collection(ARTICLE, one))).data.status).toBe('draft');
});
