import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { createGuide, keepRequest, linkTo } from '../../../cms/tests/fixtures/planted-requests.ts';
import { publish } from '../../../cms/tests/fixtures/samples.ts';
import { publishedArticle, untilReads } from '../fixtures/newsroom.ts';
import { statusOf, untilLive } from '../fixtures/press.ts';

const { siteUrl, outDir, pressToken } = stack;
const GUIDE = 'api::guide.guide';
const editor = await asRole(stack.cmsUrl, await asAdministrator(stack), 'editor');

/** The site's PDFs that are the same as another. */
const copiesOf = (pdf: string) =>
  readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.pdf') && readFileSync(join(outDir, path), 'utf8') === pdf,
  );

test('the site hands out a guide that has to be asked for to no one without a signed link', async () => {
  const guide = await createGuide(editor);
  await untilLive(stack);
  const { documentId, slug, fileName, pdf } = guide;
  expect(copiesOf(pdf)).toEqual([]);
  const paths = [
    `/guides/${slug}/${slug}.pdf`,
    `/guides/${slug}.pdf`,
    `/api/guides/${String(documentId)}/file`,
    `/api//guides/${String(documentId)}/file`,
    `/api/guides/${String(documentId)}%2ffile`,
    `/uploads/${fileName}`,
    `/private/${fileName}`,
    `/api/private/${fileName}`,
    `/api/..%2fprivate/${fileName}`,
    `/..%2f..%2fprivate/${fileName}`,
    `/%2e%2e/private/${fileName}`,
    `/_pictures/..%2f..%2f..%2fprivate/${fileName}`,
    `/api/guide-files/${fileName}/${slug}.pdf`,
    `/api/guide-files/f.${String(documentId)}.zzzzzz.x/${slug}.pdf`,
  ];
  for (const path of paths)
    for (const [name, value] of [
      ['x-plain', '1'],
      ['authorization', `Bearer ${pressToken}`],
      ['range', 'bytes=0-99'],
    ] as const) {
      const answer = await fetch(siteUrl + path, { headers: { [name]: value } });
      const content = await answer.text();
      expect([path, [400, 401, 403, 404].includes(answer.status), answer.status]).toEqual([path, true, answer.status]);
      expect([path, content.includes('%PDF')]).toEqual([path, false]);
    }
  const { request } = await keepRequest(guide);
  expect(await (await fetch(siteUrl + linkTo('file', request))).text()).toBe(pdf);
});

test('a guide that was open, and has to be asked for from now on, is gone from the site', async () => {
  const guide = await createGuide(editor, { access: 'open' });
  await untilLive(stack);
  const address = `${siteUrl}/guides/${guide.slug}/${guide.slug}.pdf`;
  expect(await (await fetch(address)).text()).toBe(guide.pdf);
  expect(copiesOf(guide.pdf)).toHaveLength(1);
  await editor.call('PUT', collection(GUIDE, guide.documentId), { access: 'on-request' });
  expect((await publish(editor, GUIDE, guide)).status).toBe(200);
  await untilLive(stack);
  expect((await fetch(address)).status).toBe(404);
  expect((await fetch(address, { headers: { range: 'bytes=0-99' } })).status).toBe(404);
  expect(copiesOf(guide.pdf)).toEqual([]);
});

test('a PDF that the cms lost is named, readers keep the one they have, and everything else is published', async () => {
  const guide = await createGuide(editor, { access: 'open' });
  await untilLive(stack);
  const address = `${siteUrl}/guides/${guide.slug}/${guide.slug}.pdf`;
  const file = join(stack.dataDir, 'private', guide.fileName);
  const touch = () => sql.query(`update files set updated_at = now() where hash || ext = $1`, [guide.fileName]);
  rmSync(file);
  await touch();
  await untilReads(`${siteUrl}/healthz`, '"missingFiles":1');
  expect((await statusOf(stack)).problems).toMatchObject([
    {
      documentId: guide.documentId,
      field: 'file',
      missingFile: `guides/${guide.slug}/${guide.slug}.pdf`,
      message: expect.stringContaining('the cms can’t deliver it (404)'),
    },
  ]);
  expect(await (await fetch(address)).text()).toBe(guide.pdf);
  const article = await publishedArticle();
  await untilReads(`${siteUrl}/articles/${String(article.slug)}/`, String(article.headline));

  writeFileSync(file, guide.pdf);
  await touch();
  await untilReads(`${siteUrl}/healthz`, '"missingFiles":0');
});
