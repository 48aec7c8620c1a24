import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stack as workerStack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { download, removeFile, replaceFile, uploadFile } from '../fixtures/media-library.ts';
import { onePage, pdfOf } from '../fixtures/sample-pdf.ts';
import { samplePicture } from '../fixtures/sample-pictures.ts';
import { create, publish, word } from '../fixtures/samples.ts';

const { cmsUrl, dataDir, pressToken, ...stack } = workerStack;
const editor = await asRole(cmsUrl, await asAdministrator({ cmsUrl, dataDir, ...stack }), 'editor');
const asPress = { headers: { authorization: `Bearer ${pressToken}` } };

const GUIDE = 'api::guide.guide';
const pdf = (words: string) => pdfOf(onePage({ content: `% ${words}` }));

const upload = (content: string | Uint8Array<ArrayBuffer>, extension = 'pdf') =>
  uploadFile(editor, content, `${word()}.${extension}`);
const replace = (file: Fields, content: string | Uint8Array<ArrayBuffer>, extension = 'pdf') =>
  replaceFile(editor, file, content, `${word()}.${extension}`);
const remove = (file: Fields) => removeFile(editor, file);

const storedPaths = (file: Fields) =>
  readdirSync(join(dataDir, 'private')).filter((name) => name.startsWith(String(file.hash)));
const open = (file: Fields) =>
  readdirSync(join(dataDir, 'public/uploads')).filter((name) => name.includes(String(file.hash)));
const createGuide = (file: Fields) =>
  create(editor, GUIDE, { title: 'Sample guide', slug: word(), summary: 'A guide.', access: 'open', file: file.id });
const fileOf = (guide: Fields, options: RequestInit = asPress) =>
  fetch(`${cmsUrl}/api/guides/${String(guide.documentId)}/file`, options);

test('no one gets a PDF by its address', async () => {
  const secret = pdf(word());
  const file = await upload(secret);
  const name = `${String(file.hash)}.pdf`;
  const paths = [
    String(file.url),
    `/uploads/${name}`,
    `/private/${name}`,
    `/${name}`,
    `/uploads/..%2f..%2fprivate/${name}`,
    `/uploads/..%5c..%5cprivate/${name}`,
    `/admin/private/${name}`,
    `/api/private/${name}`,
    `/api/upload/files/${String(file.id)}`,
    `/upload/files/${String(file.id)}`,
    `/api/guide-files/${String(file.hash)}/${name}`,
    `/api/guide-files/..%2f..%2fprivate/${name}`,
    `/api/guide-files/%2e%2e/%2e%2e/private/${name}`,
  ];
  for (const path of paths) {
    for (const options of [{}, asPress, { headers: { range: 'bytes=0-' } }]) {
      const response = await fetch(cmsUrl + path, options);
      expect([path, await response.text()]).not.toEqual([path, secret]);
      expect([path, response.ok]).toEqual([path, path.startsWith('/admin/')]);
    }
  }
  expect(open(file)).toEqual([]);
  await remove(file);
});

test('a PDF is stored privately, whatever its sender calls it', async () => {
  const form = new FormData();
  form.append('files', new Blob([pdf(word())], { type: 'application/octet-stream' }), `${word()}.PDF`);
  const file = (await editor.call('POST', '/upload', form)).list[0] ?? {};
  expect(file.mime).toBe('application/pdf');
  expect(open(file)).toEqual([]);
  expect(storedPaths(file)).toHaveLength(1);
  await remove(file);
});

test('the press gets the very file of a published guide, and no one else does', async () => {
  const content = pdf(word());
  const file = await upload(content);
  const guide = await createGuide(file);
  expect((await fileOf(guide)).status).toBe(404);
  expect((await publish(editor, GUIDE, guide)).status).toBe(200);

  const response = await fileOf(guide);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(Number(response.headers.get('content-length'))).toBe(content.length);
  expect(await response.text()).toBe(content);
  expect((await fileOf(guide, {})).status).toBe(401);
  expect((await fileOf(guide, { headers: { authorization: 'Bearer made-up' } })).status).toBe(401);

  await editor.call('POST', `${collection(GUIDE, guide.documentId)}/actions/unpublish`, {});
  expect((await fileOf(guide)).status).toBe(404);
  await remove(file);
});

test('a new edition is published with its guide', async () => {
  const [first, second] = [await upload(pdf('first edition')), await upload(pdf('second edition'))];
  const guide = await createGuide(first);
  await publish(editor, GUIDE, guide);
  await editor.call('PUT', collection(GUIDE, guide.documentId), { file: second.id });
  expect(await (await fileOf(guide)).text()).toBe(pdf('first edition'));
  expect((await publish(editor, GUIDE, guide)).status).toBe(200);
  expect(await (await fileOf(guide)).text()).toBe(pdf('second edition'));
  expect((await remove(first)).status).toBe(200);
  expect(storedPaths(first)).toEqual([]);
});

test('a file that is deleted in the media library is gone from the disk and from the press', async () => {
  const file = await upload(pdf(word()));
  const guide = await createGuide(file);
  await publish(editor, GUIDE, guide);
  expect(storedPaths(file)).toHaveLength(1);
  await editor.call('PUT', collection(GUIDE, guide.documentId), { file: null });
  await publish(editor, GUIDE, guide);
  expect((await remove(file)).status).toBe(200);
  expect(storedPaths(file)).toEqual([]);
  expect((await fileOf(guide)).status).toBe(404);
});

test('neither does a PDF take the place of a picture, nor a picture that of a PDF', async () => {
  const picture = await upload(await samplePicture('png'), 'png');
  const refused = await replace(picture, pdf(word()));
  expect([refused.status, refused.message]).toEqual([400, expect.stringMatching(/can’t replace .* as a new file/)]);
  expect((await fetch(cmsUrl + String(picture.url))).headers.get('content-type')).toBe('image/png');
  const guide = await upload(pdf(word()));
  expect((await replace(guide, await samplePicture('png'), 'png')).status).toBe(400);
  expect(storedPaths(guide)).toHaveLength(1);
  expect(open(guide)).toEqual([]);
  for (const file of [picture, guide]) await remove(file);
});

test('a picture can be seen by everyone, until it is deleted', async () => {
  const picture = await upload(await samplePicture('png'), 'png');
  const address = cmsUrl + String(picture.url);
  const before = await download(picture);
  expect((await replace(picture, await samplePicture('png'), 'png')).status).toBe(200);
  expect(await download(picture)).not.toEqual(before);
  await remove(picture);
  expect((await fetch(address)).status).toBe(404);
});
