import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import type { Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { ARTICLE, pathOf, publishedArticle, replace, untilAllLive, upload } from '../fixtures/newsroom.ts';
import { statusOf } from '../fixtures/press.ts';
import { attributeValues } from '../fixtures/site.ts';

const articleWith = (file: Fields) =>
  publishedArticle({ hero: { image: file.id, alt: 'A sample picture.', caption: 'The sample caption.' } });

const fetchPage = async (article: Fields) => (await fetch(stack.siteUrl + pathOf(article))).text();

/** The addresses of an article's main picture, with the width in pixels that the page says each has, if any. */
function picturesOn(html: string): { address: string; width: number | undefined }[] {
  const [figure = ''] = /<figure[\s\S]*?<\/figure>/.exec(html) ?? [];
  const candidates = attributeValues(figure, 'srcset').flatMap((srcset) => srcset.split(', '));
  return [...candidates, ...attributeValues(figure, 'src')]
    .map((candidate) => candidate.split(' '))
    .filter(([address]) => address?.startsWith('/_pictures/'))
    .map(([address = '', width]) => ({ address, width: width ? Number.parseInt(width, 10) : undefined }));
}

test('a picture that is new with an article is there in every size and format that its page names', async () => {
  const article = await articleWith(await upload());
  await untilAllLive();
  const pictures = picturesOn(await fetchPage(article));
  expect(pictures.length).toBeGreaterThan(6);
  const formats = new Set<string>();
  for (const { address, width } of pictures) {
    const answer = await fetch(stack.siteUrl + address);
    expect([address, answer.status, answer.headers.get('cache-control')]).toEqual([
      address,
      200,
      'public, max-age=31536000, immutable',
    ]);
    const { width: real } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    if (width) expect([address, real]).toEqual([address, width]);
    formats.add(answer.headers.get('content-type') ?? '');
  }
  expect([...formats].sort()).toEqual(['image/avif', 'image/jpeg', 'image/webp']);
});

test('a picture that is replaced in the media library is another for readers, and the old one is gone', async () => {
  const file = await upload();
  const article = await articleWith(file);
  await untilAllLive();
  const before = picturesOn(await fetchPage(article));
  await replace(file);
  await untilAllLive();
  const after = picturesOn(await fetchPage(article));
  expect(after).toHaveLength(before.length);
  for (const { address } of before)
    expect([address, (await fetch(stack.siteUrl + address)).status]).toEqual([address, 404]);
  for (const { address } of after)
    expect([address, (await fetch(stack.siteUrl + address)).status]).toEqual([address, 200]);
});

test('a file that is no picture costs that picture, is reported by document, and is shown once it is replaced', async () => {
  const file = await upload();
  writeFileSync(join(stack.dataDir, 'public', String(file.url)), 'No picture at all.');
  const article = await articleWith(file);
  await untilAllLive();
  const { documentId, headline } = article;
  const page = await fetchPage(article);
  expect(page).toContain(String(headline));
  expect(page).not.toContain('The sample caption.');
  expect(picturesOn(page)).toEqual([]);
  expect((await statusOf(stack)).problems).toEqual([
    {
      contentType: ARTICLE,
      documentId,
      title: headline,
      field: 'picture',
      message: expect.stringMatching(
        /^The picture \/uploads\/\S+ is left out: .+ Upload it again in the media library\.$/,
      ),
    },
  ]);

  await replace(file);
  await untilAllLive();
  expect(await fetchPage(article)).toContain('The sample caption.');
  expect(picturesOn(await fetchPage(article)).length).toBeGreaterThan(6);
  expect((await statusOf(stack)).problems).toEqual([]);
});

test('a tall picture is shown in the formats that can hold it, in every size', async () => {
  const tall = { create: { width: 1000, height: 20_000, channels: 3, background: '#336699' } } as const;
  const article = await articleWith(await upload(new Uint8Array(await sharp(tall).png().toBuffer())));
  await untilAllLive();
  const page = await fetchPage(article);
  expect(page).toContain('The sample caption.');
  expect((await statusOf(stack)).problems).toEqual([]);
  const pictures = picturesOn(page);
  expect(pictures.length).toBeGreaterThan(0);
  const formats = new Set<string>();
  for (const { address } of pictures) {
    const answer = await fetch(stack.siteUrl + address);
    expect([address, answer.status]).toEqual([address, 200]);
    const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([address, Math.round(height / width)]).toEqual([address, 20]);
    formats.add(answer.headers.get('content-type') ?? '');
  }
  // 960 pixels across, it is 19,200 high: WebP ends at 16,383.
  expect([...formats]).toContain('image/jpeg');
  expect([...formats]).not.toContain('image/webp');
});

test('a picture that lies in a bucket is fetched from there, without the key to the newsroom', async () => {
  const png = await sharp({ create: { width: 700, height: 500, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  const keys: (string | undefined)[] = [];
  const bucket = createServer((request, response) => {
    keys.push(request.headers.authorization);
    response.setHeader('content-type', 'image/png').end(png);
  });
  await new Promise<void>((ready) => bucket.listen(0, '127.0.0.1', ready));
  const { port } = bucket.address() as AddressInfo; // it listens on a port
  const file = await upload();
  const undo = await move(file, `http://127.0.0.1:${port}/picture.png`);
  const article = await articleWith(file);
  await untilAllLive();
  const [picture] = picturesOn(await fetchPage(article));
  expect(picture?.width).toBe(480);
  expect((await fetch(stack.siteUrl + (picture?.address ?? ''))).status).toBe(200);
  expect(keys).toEqual([undefined]);
  await undo();
  bucket.close();
});

/** Has the database say that a file is elsewhere, as in one that was imported; `undo` puts it back, for the newsroom to delete. */
async function move(file: Fields, url: string) {
  const sql = new pg.Client({ connectionString: stack.databaseUrl });
  await sql.connect();
  const update = 'update files set url = $1, updated_at = now() where document_id = $2';
  await sql.query(update, [url, file.documentId]);
  return async () => {
    await sql.query(update, [file.url, file.documentId]);
    await sql.end();
  };
}

const healthOf = async () => {
  const answer = await fetch(`${stack.siteUrl}/healthz`);
  return [answer.status, await answer.json()];
};

test('a picture on another cms that is gone costs that picture, is named as such, and holds nothing up', async () => {
  const gone = createServer();
  await new Promise<void>((ready) => gone.listen(0, '127.0.0.1', ready));
  const { port } = gone.address() as AddressInfo; // it listens on a port
  await new Promise((closed) => gone.close(closed));
  const file = await upload();
  const url = `http://127.0.0.1:${port}/uploads/picture.png`;
  const undo = await move(file, url);
  const article = await articleWith(file);
  await untilAllLive();
  expect(await fetchPage(article)).toContain(String(article.headline));
  const problem = { documentId: article.documentId, field: 'picture', missingFile: url };
  expect((await statusOf(stack)).problems).toMatchObject([
    {
      ...problem,
      message: expect.stringContaining(`isn’t on this cms but on 127.0.0.1:${port}, which doesn’t respond`),
    },
  ]);
  expect(await healthOf()).toEqual([200, { isHealthy: true, missingFiles: 1, isRecorded: true }]);
  await undo();
  await untilAllLive();
  expect(picturesOn(await fetchPage(article)).length).toBeGreaterThan(6);
  expect(await healthOf()).toEqual([200, { isHealthy: true, missingFiles: 0, isRecorded: true }]);
});

test('a picture whose file the cms lost is named, and counted in /healthz', async () => {
  const file = await upload();
  rmSync(join(stack.dataDir, 'public', String(file.url)));
  const article = await articleWith(file);
  await untilAllLive();
  expect((await statusOf(stack)).problems).toMatchObject([
    {
      documentId: article.documentId,
      missingFile: file.url,
      message: expect.stringContaining('the cms can’t deliver it (404). Restore the uploads from a backup'),
    },
  ]);
  expect(await healthOf()).toEqual([200, { isHealthy: true, missingFiles: 1, isRecorded: true }]);
  await replace(file);
  await untilAllLive();
  expect(await healthOf()).toEqual([200, { isHealthy: true, missingFiles: 0, isRecorded: true }]);
});
