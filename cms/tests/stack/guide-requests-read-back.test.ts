import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../../.run/ports.ts';
import { run } from '../../../.run/processes.ts';
import { stack } from '../../../.run/worker-stack.ts';
import type { Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { BOX, guide, NOTICE_VERSION, sampleRequest, send, storedOf } from '../fixtures/guide-samples.ts';

const answer = z.object({ found: z.record(z.string(), z.unknown()), made: z.record(z.string(), z.unknown()) });

/** A request as Strapi's documents API reads it, and one that it made itself. */
async function askStrapi(documentId: unknown): Promise<z.infer<typeof answer>> {
  const script = fileURLToPath(new URL('../fixtures/strapi-documents.ts', import.meta.url));
  const running = run([script, String(documentId), guide.documentId], {
    name: 'a Strapi of its own',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: stack.databaseUrl,
      DATA_DIR: stack.dataDir,
      CMS_PORT: String(await freePort()),
      PRESS_TOKEN: stack.pressToken,
      SITE_URL: stack.siteUrl,
    },
  });
  const failed = running.ended.then((code) => {
    throw new Error(`It ended with ${code} and said nothing: ${running.log()}`);
  });
  const [said] = await Promise.race([once(running.process, 'message'), failed]);
  await running.stop();
  return answer.parse(said);
}

const linkedGuides = async (documentId: unknown) => {
  const { rows } = await sql.query(
    `select guide_id from guide_downloads_guide_lnk l join guide_downloads d on d.id = l.guide_download_id
     where d.document_id = $1 order by 1`,
    [documentId],
  );
  return rows;
};

/** Which columns are filled in. */
const filled = (row: Fields | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).map(([column, value]) => [column, value !== null]));

test('what is written in one statement reads back as any document, and is what Strapi would have written', async () => {
  const body = sampleRequest({ name: undefined });
  expect(await send(body)).toMatchObject({ status: 201 });
  const [ours] = await storedOf(body);
  const { found, made } = await askStrapi(ours?.document_id);
  expect(found).toMatchObject({
    idempotencyKey: body.idempotencyKey,
    relationship: 'family',
    verdict: 'accepted',
    openings: 0,
    locale: null,
    guide: { documentId: guide.documentId },
    consents: [
      { wordingKey: 'guide', version: NOTICE_VERSION, granted: true },
      { wordingKey: BOX, version: 1, granted: true },
    ],
  });
  const ageMs = Date.now() - new Date(String(found.createdAt)).getTime();
  expect(Math.abs(ageMs)).toBeLessThan(120_000);

  const [theirs] = await storedOf(made);
  // Its mail may have gone out meanwhile.
  const personal = {
    email: true,
    email_index: true,
    phone: true,
    phone_index: true,
    agreed_to_call: true,
    delivered_at: expect.any(Boolean),
  };
  expect(filled(ours)).toEqual({ ...filled(theirs), ...personal });
  expect(await linkedGuides(ours?.document_id)).toEqual(await linkedGuides(made.documentId));
  expect(String(ours?.document_id)).toMatch(/^[a-z][a-z\d]{23}$/);
});
