import { rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import '../fixtures/stack-environment.ts';
import { objectParams } from '../../src/files/keep-documents-private.ts';
import { asAdministrator, asRole, type Fields } from '../fixtures/admin-api.ts';
import { download, fileForm, removeFile, replaceFile, uploadFile } from '../fixtures/media-library.ts';
import { samplePdf } from '../fixtures/sample-pdf.ts';
import { samplePicture } from '../fixtures/sample-pictures.ts';
import { word } from '../fixtures/samples.ts';

const { cmsUrl, dataDir } = stack;
const administrator = await asAdministrator(stack);
const marketer = await asRole(cmsUrl, administrator, 'marketer');

const SCRIPT = `fetch('/admin/users/me', { method: 'PUT' })`;
const HTML = `<!doctype html><title>Chart</title><script src="/uploads/chart.js"></script>`;
const XHTML = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${SCRIPT}</script></html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>${SCRIPT}</script><rect width="40" height="20" fill="red"/></svg>`;

const libraryCount = async () => (await administrator.call('GET', '/upload/files?pageSize=1')).data.pagination;

test.each([
  ['a page', HTML, 'chart.html', 'text/html'],
  ['a page that calls itself a picture', HTML, 'chart.png', 'image/png'],
  ['a page that calls itself a PDF', HTML, 'chart.pdf', 'application/pdf'],
  ['a page without a name of its own', HTML, 'chart', ''],
  ['an XML page', XHTML, 'chart.xhtml', 'application/xhtml+xml'],
  ['a script', SCRIPT, 'chart.js', 'text/javascript'],
  ['a script that calls itself a picture', SCRIPT, 'chart.jpg', 'image/jpeg'],
  ['a page that begins like a GIF', `GIF89a/*${HTML}*/=1;${SCRIPT}`, 'chart.gif', 'image/gif'],
  ['a page before a PDF', HTML + samplePdf(), 'chart.pdf', 'application/pdf'],
  ['an archive', 'PK\u0003\u0004 and more', 'chart.zip', 'application/zip'],
  ['a text', 'Only words.', 'chart.txt', 'text/plain'],
  ['nothing at all', '', 'chart.png', 'image/png'],
])('%s does not get into the media library, by no way in', async (_, content, name, type) => {
  const before = await libraryCount();
  const file = await uploadFile(marketer, await samplePicture('png'));
  const forms = [
    marketer.call('POST', '/upload', fileForm(content, name, type)),
    marketer.call('POST', '/upload/files', fileForm(content, name, type)),
    ...(content
      ? [
          marketer.call('POST', `/upload?id=${String(file.id)}`, fileForm(content, name, type)),
          marketer.call('POST', `/upload/files/${String(file.id)}/replace`, fileForm(content, name, type)),
        ]
      : []),
  ];
  for (const { status, message } of await Promise.all(forms)) {
    expect([status, message]).toEqual([400, expect.stringMatching(/\S/)]);
    if (content) expect(message).toContain(`“${name}”`);
  }
  await removeFile(marketer, file);
  expect(await libraryCount()).toEqual(before);
});

test('where one of several files is refused, none is stored, and the message names it', async () => {
  const before = await libraryCount();
  const form = fileForm(await samplePicture('png'), 'fine.png');
  form.append('files', new Blob([HTML]), 'chart.png');
  const answer = await marketer.call('POST', '/upload', form);
  expect([answer.status, answer.message]).toEqual([400, expect.stringContaining('“chart.png” isn’t an image')]);
  expect(await libraryCount()).toEqual(before);
});

test('a picture is stored under the type of its content, whatever its name and header say', async () => {
  const form = fileForm(await samplePicture('png'), 'chart.html', 'text/html');
  const [file = {}] = (await marketer.call('POST', '/upload', form)).list;
  expect(file).toMatchObject({ name: 'chart.png', ext: '.png', mime: 'image/png' });
  const answer = await fetch(cmsUrl + String(file.url));
  expect(answer.headers.get('content-type')).toBe('image/png');
  await removeFile(marketer, file);
});

test('a drawing becomes a picture, without its scripts', async () => {
  const [file = {}] = (await marketer.call('POST', '/upload', fileForm(SVG, 'chart.svg', 'image/svg+xml'))).list;
  expect(file).toMatchObject({ name: 'chart.png', ext: '.png', mime: 'image/png' });
  const bytes = await download(file);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 2000, height: 1000 });
  expect(bytes.includes('script')).toBe(false);
  await removeFile(marketer, file);
});

test.each(['jpeg', 'png', 'gif', 'webp'] as const)(
  'what is hidden behind a %s picture is not stored',
  async (format) => {
    const picture = Buffer.from(await samplePicture(format));
    const file = await uploadFile(marketer, new Uint8Array(Buffer.concat([picture, Buffer.from(HTML)])), `a.${format}`);
    expect((await download(file)).includes('<script')).toBe(false);
    const replaced = await replaceFile(
      marketer,
      file,
      new Uint8Array(Buffer.concat([picture, Buffer.from(HTML)])),
      'b.png',
    );
    expect(replaced.status).toBe(200);
    expect((await download(file)).includes('<script')).toBe(false);
    await removeFile(marketer, file);
  },
);

test('an upload cannot put itself into a document', async () => {
  const form = fileForm(samplePdf(), 'mine.pdf');
  for (const [name, value] of [
    ['ref', 'api::guide.guide'],
    ['refId', '1'],
    ['field', 'file'],
  ] as const)
    form.append(name, value);
  const answer = await marketer.call('POST', '/upload', form);
  expect([answer.status, answer.message]).toEqual([400, expect.stringContaining('choose it in the document')]);
});

/** What an older version of the cms let in. */
function leftBehind(name: string, content: string): string {
  const path = join(dataDir, 'public/uploads', name);
  writeFileSync(path, content);
  onTestFinished(() => rmSync(path));
  return name;
}

/** Asks for a path as it is written: `fetch` would tidy it up. */
const ask = (path: string) =>
  new Promise<{ status: number; headers: Fields; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(cmsUrl);
    request({ hostname, port, path }, async (answer) =>
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }),
    )
      .on('error', reject)
      .end();
  });

test.each([
  ['html', HTML],
  ['xhtml', XHTML],
  ['svg', SVG],
  ['js', SCRIPT],
  ['xml', XHTML],
  ['HTML', HTML],
])('a .%s file of an older version is saved when it is opened, and cannot act', async (extension, content) => {
  const name = leftBehind(`${word()}.${extension}`, content);
  const spellings = [
    `/uploads/${name}`,
    `/uploads/${name}?v=1`,
    `/%75ploads/${name}`,
    `//uploads/${name}`,
    `/./uploads/${name}`,
    `/uploads//${name}`,
    `/uploads%2f${name}`,
    `/x/..%2fuploads/${name}`,
    `/uploads/${name.replace('.', '%2e')}`,
  ];
  let served = 0;
  for (const path of spellings) {
    const { status, headers, body } = await ask(path);
    if (body !== content) {
      expect([path, status >= 400]).toEqual([path, true]);
      continue;
    }
    served += 1;
    expect([path, headers]).toEqual([
      path,
      expect.objectContaining({
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'content-disposition': 'attachment',
        'content-type': 'application/octet-stream',
      }),
    ]);
  }
  expect(served).toBeGreaterThan(2);
});

test('a picture is shown, but under a policy that lets nothing in it act', async () => {
  const file = await uploadFile(marketer, await samplePicture('jpeg'), 'photo.jpg');
  const { headers } = await ask(String(file.url));
  expect(headers).toMatchObject({
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline',
    'content-type': 'image/jpeg',
  });
  await removeFile(marketer, file);
});

test('a bucket gets pictures to be shown, and everything else as a download', () => {
  expect(objectParams({ mime: 'image/webp' })).toEqual({ ContentType: 'image/webp', ContentDisposition: 'inline' });
  for (const mime of ['text/html', 'image/svg+xml', 'application/pdf'])
    expect(objectParams({ mime })).toEqual({
      ContentType: 'application/octet-stream',
      ContentDisposition: 'attachment',
    });
});
