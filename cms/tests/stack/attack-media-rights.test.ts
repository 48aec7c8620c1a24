import { expect, onTestFinished, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { CONFIRM_HEADER } from '../../src/platform/http/confirmation-contract.ts';
import { type Answer, asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import { download, fileForm, removeFile, replaceFile, uploadFile } from '../fixtures/media-library.ts';
import { samplePdf } from '../fixtures/sample-pdf.ts';
import { samplePicture } from '../fixtures/sample-pictures.ts';
import { completeArticle, create, createBanner, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
/** A user who confirms each time: who may do it at all is what matters here. */
const signIn = async (code: string) => (await asRole(stack.cmsUrl, administrator, code)).confirming();
const [editor, marketer] = [await signIn('editor'), await signIn('marketer')];

const ARTICLE = 'api::article.article';
const GUIDE = 'api::guide.guide';
const PERSON = 'api::person.person';

const figure = ({ id }: Fields) => ({ image: id, alt: 'A picture.' });
const inText = ({ name, url, hash, ext, mime, size, width, height, createdAt, updatedAt }: Fields) => ({
  type: 'image',
  image: {
    name,
    url,
    hash,
    ext,
    mime,
    size,
    width,
    height,
    createdAt,
    updatedAt,
    provider: 'local',
    alternativeText: 'A',
  },
  children: [{ type: 'text', text: '' }],
});
const text = (...content: Fields[]) => ({ __component: 'body.rich-text', content });
const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'Words [1].' }] };

/** Every way in which the admin changes a file, or takes it away. */
const ways: [string, (session: Session, file: Fields) => Promise<Answer>][] = [
  ['replace', async (session, file) => replaceFile(session, file, await samplePicture('png'), 'other.png')],
  [
    'replace by its number',
    async (session, { id }) =>
      session.call('POST', `/upload?id=${String(id)}`, fileForm(await samplePicture('png'), 'other.png')),
  ],
  ['delete', removeFile],
  ['delete among others', (session, { id }) => session.call('POST', '/upload/actions/bulk-delete', { fileIds: [id] })],
  [
    'rewrite the alt text of',
    (session, { id }) => session.call('PUT', `/upload/files/${String(id)}`, { fileInfo: { alternativeText: 'Mine' } }),
  ],
  [
    'rename by its number',
    (session, { id }) => session.call('POST', `/upload?id=${String(id)}`, { fileInfo: { name: 'mine.png' } }),
  ],
  [
    'rewrite among others the caption of',
    (session, { id }) =>
      session.call('POST', '/upload/actions/bulk-update', { updates: [{ id, fileInfo: { caption: 'Mine' } }] }),
  ],
  [
    'move',
    async (session, { id }) => {
      const folder = (await administrator.call('POST', '/upload/folders', { name: word() })).data;
      return session.call('POST', '/upload/actions/bulk-move', { fileIds: [id], destinationFolderId: folder.id });
    },
  ],
];

/** A picture in an article's draft, as far as the admin shows it. */
const seen = async ({ id }: Fields) => {
  const { name, alternativeText, caption, updatedAt } = (await administrator.call('GET', `/upload/files/${String(id)}`))
    .data;
  return { name, alternativeText, caption, updatedAt };
};

const places: [string, (file: Fields) => Promise<unknown>][] = [
  [
    'that an article shows first',
    async (file) => create(editor, ARTICLE, await completeArticle(editor, { hero: figure(file) })),
  ],
  [
    'in the middle of an article',
    async (file) =>
      create(
        editor,
        ARTICLE,
        await completeArticle(editor, { body: [{ __component: 'body.figure', figure: figure(file) }] }),
      ),
  ],
  [
    'in the text of an article',
    async (file) => create(editor, ARTICLE, await completeArticle(editor, { body: [text(paragraph, inText(file))] })),
  ],
  ['of a person', (file) => create(editor, PERSON, { name: 'Sample Person', slug: word(), photo: figure(file) })],
  [
    'that a published article shows, but its draft does not',
    async (file) => {
      const article = await create(editor, ARTICLE, await completeArticle(editor, { hero: figure(file) }));
      expect((await publish(editor, ARTICLE, article)).status).toBe(200);
      await editor.call('PUT', collection(ARTICLE, article.documentId), { hero: null });
    },
  ],
];

for (const [place, use] of places)
  test(`a marketer cannot change or remove a picture ${place}, by any way`, async () => {
    const file = await uploadFile(editor, await samplePicture('png'), `${word()}.png`);
    await use(file);
    const [before, bytes] = [await seen(file), await download(file)];
    for (const [way, attempt] of ways) {
      const { status, message } = await attempt(marketer, file);
      expect([way, status, message]).toEqual([
        way,
        403,
        expect.stringMatching(/is used in a document that your role can’t edit/),
      ]);
    }
    expect(await seen(file)).toEqual(before);
    expect(await download(file)).toEqual(bytes);
    expect((await removeFile(editor, file)).status).toBe(200);
  });

test('an editor changes the pictures of articles, in all these ways', async () => {
  for (const [way, attempt] of ways) {
    const file = await uploadFile(editor, await samplePicture('png'), `${word()}.png`);
    await create(editor, ARTICLE, await completeArticle(editor, { hero: figure(file) }));
    expect([way, (await attempt(editor, file)).status]).toEqual([way, 200]);
    await removeFile(editor, file);
  }
});

test('a marketer changes the pictures of banners and those that no one uses, and an editor not those of banners', async () => {
  const file = await uploadFile(marketer, await samplePicture('png'), `${word()}.png`);
  expect((await replaceFile(marketer, file, await samplePicture('png'), 'b.png')).status).toBe(200);
  await createBanner(marketer, { image: figure(file) });
  expect((await replaceFile(marketer, file, await samplePicture('png'), 'c.png')).status).toBe(200);
  expect((await removeFile(editor, file)).status).toBe(403);
  expect((await removeFile(marketer, file)).status).toBe(200);
});

test('where one of several files may not be deleted, none is', async () => {
  const [used, free] = [
    await uploadFile(editor, await samplePicture('png'), `${word()}.png`),
    await uploadFile(editor, await samplePicture('png'), `${word()}.png`),
  ];
  await create(editor, PERSON, { name: 'Sample Person', slug: word(), photo: figure(used) });
  const fileIds = [free.id, used.id];
  expect((await marketer.call('POST', '/upload/actions/bulk-delete', { fileIds })).status).toBe(403);
  for (const file of [used, free]) expect((await download(file)).length).toBeGreaterThan(0);
  expect((await editor.call('POST', '/upload/actions/bulk-delete', { fileIds })).status).toBe(200);
});

test('a folder with pictures in use is neither moved nor deleted by a marketer, but renamed', async () => {
  const folder = (await editor.call('POST', '/upload/folders', { name: word() })).data;
  const file = await uploadFile(editor, await samplePicture('png'), `${word()}.png`);
  await editor.call('POST', '/upload/actions/bulk-move', { fileIds: [file.id], destinationFolderId: folder.id });
  await create(editor, PERSON, { name: 'Sample Person', slug: word(), photo: figure(file) });
  const other = (await editor.call('POST', '/upload/folders', { name: word() })).data;
  const path = `/upload/folders/${String(folder.id)}`;
  const move = { folderIds: [folder.id], destinationFolderId: other.id };
  expect((await marketer.call('POST', '/upload/actions/bulk-move', move)).status).toBe(403);
  expect((await marketer.call('PUT', path, { name: word(), parent: other.id })).status).toBe(403);
  expect((await marketer.call('POST', '/upload/actions/bulk-delete', { folderIds: [folder.id] })).status).toBe(403);
  expect((await marketer.call('PUT', path, { name: word(), parent: null })).status).toBe(200);
  expect((await download(file)).length).toBeGreaterThan(0);
  await editor.call('POST', '/upload/actions/bulk-delete', { folderIds: [folder.id, other.id] });
});

async function guideWith(file: Fields): Promise<Fields> {
  const sample = { title: 'Sample guide', slug: word(), summary: 'A guide.', access: 'open', file: file.id };
  return create(editor, GUIDE, sample);
}

test.each<[string, () => Session]>([
  ['an administrator', () => administrator],
  ['an editor', () => editor],
])('not even %s changes the PDF of a published guide but by publishing the guide', async (_, session) => {
  const file = await uploadFile(editor, samplePdf(), 'guide.pdf');
  const guide = await guideWith(file);
  expect((await publish(editor, GUIDE, guide)).status).toBe(200);
  const read = async () => {
    const headers = { authorization: `Bearer ${stack.pressToken}` };
    return (await fetch(`${stack.cmsUrl}/api/guides/${String(guide.documentId)}/file`, { headers })).text();
  };
  const before = await read();
  for (const answer of [
    await replaceFile(session(), file, samplePdf(), 'guide.pdf'),
    await session().call('POST', `/upload?id=${String(file.id)}`, fileForm(samplePdf(), 'guide.pdf')),
    await removeFile(session(), file),
    await session().call('POST', '/upload/actions/bulk-delete', { fileIds: [file.id] }),
  ])
    expect([answer.status, answer.message]).toEqual([
      400,
      expect.stringMatching(/choose it in the guide, and publish/),
    ]);
  expect(await read()).toBe(before);
});

test('the PDF of a draft is changed by those who may change the draft, and by no others', async () => {
  const file = await uploadFile(editor, samplePdf(), 'guide.pdf');
  await guideWith(file);
  expect((await replaceFile(marketer, file, samplePdf(), 'guide.pdf')).status).toBe(403);
  expect((await removeFile(marketer, file)).status).toBe(403);
  expect((await replaceFile(editor, file, samplePdf(), 'guide.pdf')).status).toBe(200);
  expect((await removeFile(editor, file)).status).toBe(200);
});

/** A key of the REST API, which is gone after the test. */
async function apiKey(
  rights: Fields,
): Promise<(method: string, path: string, body?: FormData, more?: Record<string, string>) => Promise<number>> {
  const sent = { name: word(), description: '', lifespan: null, ...rights };
  const { id, accessKey } = (await administrator.call('POST', '/admin/api-tokens', sent)).data;
  onTestFinished(async () => {
    await administrator.call('DELETE', `/admin/api-tokens/${String(id)}`);
  });
  return async (method, path, body, more = {}) => {
    const headers = { authorization: `Bearer ${String(accessKey)}`, ...more };
    return (await fetch(stack.cmsUrl + path, { method, headers, ...(body && { body }) })).status;
  };
}

test('a key of the REST API changes media in use only if it may change the documents that use them', async () => {
  const permissions = ['plugin::upload.content-api.upload', 'plugin::upload.content-api.destroy'];
  const file = await uploadFile(editor, await samplePicture('png'), `${word()}.png`);
  await create(editor, PERSON, { name: 'Sample Person', slug: word(), photo: figure(file) });
  const [replace, remove] = [`/api/upload?id=${String(file.id)}`, `/api/upload/files/${String(file.id)}`];
  const another = async () => fileForm(await samplePicture('png'), 'other.png');

  const stranger = await apiKey({ type: 'custom', permissions });
  expect(await stranger('POST', '/api/upload', fileForm('<script>alert(1)</script>', 'chart.png'))).toBe(400);
  expect(await stranger('POST', replace, await another())).toBe(403);
  expect(await stranger('DELETE', remove)).toBe(403);
  expect((await download(file)).length).toBeGreaterThan(0);

  const keeper = await apiKey({ type: 'full-access' });
  const confirmed = { [CONFIRM_HEADER]: 'true' };
  expect(await keeper('POST', replace, await another())).toBe(400);
  expect(await keeper('POST', replace, await another(), confirmed)).toBe(200);
  expect(await keeper('DELETE', remove)).toBe(400);
  expect(await keeper('DELETE', remove, undefined, confirmed)).toBe(200);
});
