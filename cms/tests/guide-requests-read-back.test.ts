import { createRequire } from 'node:module';
import { afterAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../.run/ports.ts';
import { sql } from './callback-samples.ts';
import { BOX, guide, keptOf, NOTICE_VERSION, sampleRequest, send } from './guide-samples.ts';

const stack = inject('stack');
Object.assign(process.env, {
  NODE_ENV: 'production',
  DATABASE_URL: stack.databaseUrl,
  DATA_DIR: stack.dataDir,
  CMS_PORT: String(await freePort()),
});
const cms = new URL('..', import.meta.url).pathname;
const { createStrapi }: typeof import('@strapi/strapi') = createRequire(`${cms}package.json`)('@strapi/strapi');
const strapi = await createStrapi({ appDir: cms, distDir: `${cms}dist` }).load();
const requests = strapi.documents('api::guide-download.guide-download');
afterAll(() => strapi.destroy());

const linkedGuides = async (documentId: string) => {
  const { rows } = await sql.query(
    `select guide_id from guide_downloads_guide_lnk l join guide_downloads d on d.id = l.guide_download_id
     where d.document_id = $1 order by 1`,
    [documentId],
  );
  return rows;
};

test('what was kept reads back as any document of Strapi, with its guide and its consents', async () => {
  const body = sampleRequest();
  expect(await send(body)).toMatchObject({ status: 201 });
  const [row] = await keptOf(body);
  const documentId = z.string().parse(row?.document_id);
  const found = await requests.findOne({ documentId, populate: ['guide', 'consents'] });
  expect(found).toMatchObject({
    idempotencyKey: body.idempotencyKey,
    relationship: 'family',
    verdict: 'accepted',
    openings: 0,
    guide: { documentId: guide.documentId },
    consents: [
      { wordingKey: 'guide', version: NOTICE_VERSION, granted: true },
      { wordingKey: BOX, version: 1, granted: true },
    ],
  });
  expect(Math.abs(new Date(String(found?.createdAt)).getTime() - Date.now())).toBeLessThan(60_000);
});

test('what is written in one statement is what Strapi would have written', async () => {
  const body = sampleRequest({ name: undefined });
  expect(await send(body)).toMatchObject({ status: 201 });
  const [ours] = await keptOf(body);
  const { consents, purgeOn } = { consents: [], purgeOn: '2028-01-01' };
  const made = await requests.create({
    data: {
      guide: guide.documentId,
      idempotencyKey: String(sampleRequest().idempotencyKey),
      page: '/',
      consents,
      purgeOn,
    },
  });
  const [theirs] = await keptOf(made);
  const kinds = (row: Record<string, unknown> | undefined) =>
    Object.fromEntries(Object.entries(row ?? {}).map(([column, value]) => [column, value === null]));
  const isFilled = { email: false, email_index: false, phone: false, phone_index: false };
  expect(kinds(ours)).toEqual({ ...kinds(theirs), ...isFilled });
  expect(await linkedGuides(String(ours?.document_id))).toEqual(await linkedGuides(made.documentId));
  expect(String(ours?.document_id)).toMatch(/^[a-z][a-z\d]{23}$/);
});
