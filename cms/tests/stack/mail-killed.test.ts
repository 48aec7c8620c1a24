import { randomUUID } from 'node:crypto';
import { storedSecret } from '@patient-press/shared/secrets';
import { afterAll, expect, test, vi } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { startMailbox } from '../../../.run/mailbox.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { makeKeyring, readKeys } from '../../src/platform/encryption/keyring.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';
import { mailboxAt } from '../fixtures/mailbox.ts';
import { keepRequest, openDatabase } from '../fixtures/planted-requests.ts';

// A newsroom of this file's own, because its cms is killed.

const { databaseUrl, dataDir, remove } = await copyNewsroom();
const whole: (() => Promise<unknown>)[] = [remove];
afterAll(async () => {
  for (const stop of whole.toReversed()) await stop();
});

const { url, smtpUrl, stop } = await startMailbox();
whole.push(stop);
const mailbox = mailboxAt(url);

const start = async () => {
  const cms = await startCms({
    databaseUrl,
    dataDir,
    port: await freePort(),
    env: { SMTP_URL: smtpUrl, PRESS_TOKEN: stack.pressToken },
  });
  whole.push(cms.stop);
  return cms;
};

test('a cms killed after the mail server’s yes sends the email again, the same one', { timeout: 300_000 }, async () => {
  const first = await start();
  const { sql, enqueue, rowOf, close } = await openDatabase(databaseUrl);
  whole.push(close);
  const documentId = randomUUID().replaceAll('-', '').slice(0, 24);
  for (const published of ['null', 'now()'])
    await sql.query(
      `insert into guides (document_id, title, slug, access, created_at, updated_at, published_at)
       values ($1, 'A guide', 'a-guide', 'on-request', now(), now(), ${published})`,
      [documentId],
    );
  const [key, ...others] = readKeys(storedSecret(dataDir, 'LEAD_KEY')) ?? [];
  if (!key) throw new Error('The cms made no LEAD_KEY.');
  const { request, email } = await keepRequest({ documentId }, { sql, keys: makeKeyring([key, ...others]) });

  await mailbox.behave('silent');
  await enqueue('mail-guide', { request });
  const { messageId } = await mailbox.untilMail(email);
  first.process.kill('SIGKILL');
  await first.ended;
  expect((await rowOf(request)).delivered_at).toBeNull();

  await mailbox.behave('take');
  await start();
  // As if the time that a run may take had passed since, and that until it is tried again.
  await sql.query(
    `update patient_press_jobs.job set started_on = now() - interval '1 hour' where state = 'active' and name = 'mail-guide'`,
  );
  await sql.query('update patient_press_jobs.queue set monitor_on = null');
  await vi.waitUntil(
    async () => {
      await sql.query(
        `update patient_press_jobs.job set start_after = now() where state = 'retry' and name = 'mail-guide'`,
      );
      return (await mailbox.mailsTo(email)).length > 1;
    },
    { timeout: 150_000, interval: 20 },
  );
  const again = await mailbox.untilMail(email, 2);
  expect(again.messageId).toBe(messageId);
  await vi.waitUntil(async () => (await rowOf(request)).delivered_at, { timeout: 60_000, interval: 20 });
  expect(await mailbox.mailsTo(email)).toHaveLength(2);
});
