import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { violationsOf } from '../../../web/tests/fixtures/violations.ts';
import { deliveryList } from '../../src/recipients/contract.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { createRecipient, deliveriesOf, happen, plantReader, secretOf } from '../fixtures/recipient-samples.ts';

const administrator = await asAdministrator(stack);
const WAIT = { timeout: 60_000, interval: 20 };

/** A recipient that answered 410 to a request. */
async function givenUp() {
  const recipient = await createRecipient();
  recipient.server.answer(410);
  const ref = await plantReader([{ wording: recipient.wording }]);
  await happen(ref, 'request.created');
  await vi.waitFor(async () => expect((await deliveriesOf(ref))[0]?.given_up_at).toBeTruthy(), WAIT);
  return { recipient, ref };
}

test.each(['editor', 'reviewer', 'marketer', 'intake'])('the %s sees neither secrets nor deliveries', async (code) => {
  const { documentId } = await createRecipient();
  const session = await asRole(stack.cmsUrl, administrator, code);
  for (const path of ['secret', 'deliveries'])
    expect((await session.call('GET', `/recipients/${documentId}/${path}`)).status).toBe(403);
  const again = `/recipients/${documentId}/deliveries/8b6f3c6e-6c0a-4a51-9d36-0e8a3c7f5f10/again`;
  expect((await session.call('POST', again)).status).toBe(403);
});

test('without a login no one sees a secret; with one, no cache keeps it', async () => {
  const { documentId } = await createRecipient();
  const address = `${stack.cmsUrl}/recipients/${documentId}/secret`;
  for (const authorization of ['', `Bearer ${stack.pressToken}`])
    expect((await fetch(address, { headers: { authorization } })).status).toBe(401);
  const token = readFileSync(join(stack.dataDir, 'administrator-token'), 'utf8');
  const shown = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await secretOf(documentId)).toMatch(/^whsec_[A-Za-z\d+/]{43}=$/);
  expect((await administrator.call('GET', '/recipients/unknown/secret')).status).toBe(404);
});

test('the list of deliveries says what became of each, and of no reader', async () => {
  const { recipient, ref } = await givenUp();
  const { deliveries } = deliveryList.parse(
    (await administrator.call('GET', `/recipients/${recipient.documentId}/deliveries`)).data,
  );
  expect(deliveries).toEqual([
    {
      id: expect.any(String),
      recipient: recipient.documentId,
      name: recipient.name,
      event: 'request.created',
      createdAt: expect.any(String),
      state: 'given-up',
      attempts: 1,
      status: 410,
      reason: expect.stringMatching(/^The server responded with 410/),
      settledAt: expect.any(String),
    },
  ]);
  const other = (await createRecipient()).documentId;
  const [delivery] = await deliveriesOf(ref);
  const path = `/recipients/${other}/deliveries/${String(delivery?.id)}/again`;
  expect((await administrator.call('POST', path)).status).toBe(404);
});

describe('in the browser', () => {
  const browserOpening = openBrowser();
  const leaving: (() => Promise<void>)[] = [];
  afterAll(async () => {
    await (await browserOpening).close();
    for (const leave of leaving) await leave();
  });

  test('an administrator sees the secret when asking for it, and sends again what was given up', async () => {
    const { recipient, ref } = await givenUp();
    const context = await (await browserOpening).newContext({
      viewport: { width: 1440, height: 1000 },
      reducedMotion: 'reduce',
    });
    const admin = await context.newPage();
    leaving.push(await logInAs(admin, 'strapi-super-admin'));
    await admin.goto(
      `${stack.cmsUrl}/admin/content-manager/collection-types/api::recipient.recipient/${recipient.documentId}`,
    );
    const secret = await secretOf(recipient.documentId);
    await admin.getByRole('heading', { name: 'Signing secret' }).waitFor();
    expect(await admin.getByText(secret).count()).toBe(0);
    await admin.getByRole('button', { name: 'Show', exact: true }).click();
    await admin.getByText(secret).waitFor();
    // What is around the panels is Strapi's.
    const panels = admin.locator('aside > div');
    expect(await violationsOf(admin, panels)).toEqual([]);
    await admin.getByRole('button', { name: 'Hide', exact: true }).click();
    expect(await admin.getByText(secret).count()).toBe(0);

    await admin.getByText('Failed').waitFor();
    await admin.getByRole('button', { name: 'Send again' }).click();
    await vi.waitFor(async () => expect((await deliveriesOf(ref))[0]?.delivered_at).toBeTruthy(), WAIT);
    await admin.getByText('Delivered', { exact: true }).waitFor();
  });
});
