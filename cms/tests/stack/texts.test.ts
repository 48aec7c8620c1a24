import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../fixtures/admin-api.ts';
import { completeArticle, create, paragraph, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const ARTICLE = 'api::article.article';
const PERSON = 'api::person.person';

test('what Word leaves in pasted text is removed when it is saved, in fields, blocks and tables', async () => {
  const { data } = await administrator.call('POST', collection(ARTICLE), {
    ...(await completeArticle(administrator)),
    headline: `Pasted\u000bheadline\u0007 ${word()}`,
    dek: 'One line\u000band the next\u0001.',
    body: [
      paragraph('A paragraph\u000b[1].\u0002'),
      { __component: 'body.table', caption: 'Stages', headerRow: true, rows: [['I\u0003', 'one\u000bplace']] },
    ],
  });
  const saved = await administrator.call('GET', collection(ARTICLE, data.documentId));
  expect(saved.data).toMatchObject({
    headline: expect.stringMatching(/^Pasted headline w/),
    dek: 'One line\nand the next.',
    body: [{ content: [{ children: [{ text: 'A paragraph\n[1].' }] }] }, { rows: [['I', 'one\nplace']] }],
  });
  await administrator.call('DELETE', collection(ARTICLE, data.documentId));
});

test.each([
  ['zero-width spaces', '\u200b\u200d\ufeff'],
  ['a Hangul filler', '\u3164'],
  ['no-break spaces', '\u00a0\u2003'],
])('a name made of %s is empty', async (_, name) => {
  const refused = await administrator.call('POST', collection(PERSON), { name, slug: word() });
  expect([refused.status, refused.messages.name]).toEqual([400, expect.stringMatching(/missing|required/)]);
});

test('a name in which zero-width characters have a meaning stays as it is', async () => {
  const name = 'می‌خواهم 👩‍⚕️';
  expect((await create(administrator, PERSON, { name, slug: word() })).name).toBe(name);
});

test.each([
  ['NUL', 'a\0b'],
  ['half a character', 'a\ud800b'],
])('%s is refused with 400 at its field, wherever it is sent', async (_, text) => {
  const name = await administrator.call('POST', collection(PERSON), { name: text, slug: word() });
  expect([name.status, name.messages.name]).toEqual([400, expect.stringMatching(/can’t be saved/)]);
  const deep = await administrator.call('POST', collection(ARTICLE), {
    headline: 'A headline',
    body: [paragraph(text)],
  });
  expect([deep.status, Object.keys(deep.messages)]).toEqual([400, ['body.0.content.0.children.0.text']]);
  const user = await administrator.call('POST', '/admin/users', {
    firstname: text,
    email: 'a@example.com',
    roles: [1],
  });
  expect([user.status, Object.keys(user.messages)]).toEqual([400, ['firstname']]);
  const slug = { contentTypeUID: PERSON, field: 'slug', value: text };
  expect((await administrator.call('POST', '/content-manager/uid/check-availability', slug)).status).toBe(400);
  const form = new FormData();
  form.append('fileInfo', JSON.stringify({ name: 'a.txt', alternativeText: text }));
  form.append('files', new Blob(['text'], { type: 'text/plain' }), 'a.txt');
  expect((await administrator.call('POST', '/upload', form)).status).toBe(400);
});

test('NUL in an address is refused with 400', async () => {
  expect((await administrator.call('GET', `${collection(PERSON)}?_q=a%00b`)).status).toBe(400);
  expect((await administrator.call('GET', `${collection(PERSON)}?filters[name][$eq]=a%00b`)).status).toBe(400);
});
