import { storedSecret } from '@patient-press/shared/secrets';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { readKeys } from '../../src/platform/encryption/keyring.ts';
import { makeSigner } from '../../src/platform/tokens/sign.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';
import { keyringOf } from '../fixtures/plant-request.ts';
import { hurry, plantReader, sha256 } from '../fixtures/recipient-samples.ts';
import { serveRecipient } from '../fixtures/recipient-server.ts';
import { word } from '../fixtures/samples.ts';

/** A newsroom of its own in the stack's Postgres, whose cms may be killed, and which notifies no recipient. */
async function ownNewsroom() {
  const { databaseUrl, dataDir, sql: db, remove } = await copyNewsroom();
  const running: Cms[] = [];
  onTestFinished(async () => {
    for (const cms of running) await cms.stop();
    await remove();
  });
  await db.query('delete from recipients');
  const start = async () => {
    const cms = await startCms({
      databaseUrl,
      dataDir,
      port: await freePort(),
      env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl, DEMO_CONTENT: '' },
    });
    running.push(cms);
    return cms;
  };
  return { start, db, dataDir };
}

test('killed in the middle of a delivery, the cms makes it again, as the same one', async () => {
  const { start, db, dataDir } = await ownNewsroom();
  const cms = await start();
  const server = await serveRecipient();
  onTestFinished(server.close);
  const [first, ...others] = readKeys(storedSecret(dataDir, 'LINK_KEY')) ?? [];
  if (!first) throw new Error('The LINK_KEY of the newsroom is no key.');
  const recipient = { documentId: word(), secretVersion: 1 };
  server.setSecret(makeSigner([first, ...others]).secretOf(recipient));
  const text = 'I ask Sample Firm to call me.';
  const wording = { key: 'callback', version: 101, sha256: sha256(text) };
  await db.query(
    `insert into consent_wordings (document_id, key, version, text, sha_256, effective_from, created_at, updated_at, published_at)
     values ('words', 'callback', 101, $1, $2, now(), now(), now(), now())`,
    [text, wording.sha256],
  );
  await db.query(
    `insert into recipients (document_id, name, url, consent_key, is_active, secret_version, created_at, updated_at, published_at)
     values ($1, 'Sample Firm', $2, 'callback', true, 1, now(), now(), now())`,
    [recipient.documentId, server.url],
  );
  const ref = await plantReader([{ wording }], { db, keys: keyringOf(dataDir) });
  server.answer(() => undefined);
  await db.query(`insert into patient_press_jobs.job (name, data) values ('tell-recipients', $1)`, [
    { ...ref, event: 'request.created' },
  ]);
  await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 60_000 });
  cms.process.kill('SIGKILL');
  await cms.ended;

  await start();
  // As if the time that a run may take had passed since.
  await db.query(
    `update patient_press_jobs.job set started_on = now() - interval '1 hour' where state = 'active' and name = 'tell-recipient'`,
  );
  await db.query('update patient_press_jobs.queue set monitor_on = null');
  await vi.waitFor(
    async () => {
      await hurry(db);
      expect(server.received).toHaveLength(2);
      const { rows } = await db.query('select * from patient_press_recipient_deliveries where recipient = $1', [
        recipient.documentId,
      ]);
      expect(rows).toEqual([expect.objectContaining({ attempts: 2, delivered_at: expect.any(Date) })]);
    },
    { timeout: 150_000, interval: 20 },
  );
  const [before, after] = server.received;
  expect(after?.headers['webhook-id']).toBe(before?.headers['webhook-id']);
}, 300_000);
