import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import {
  createRecipient,
  createWording,
  deliveriesOf,
  happen,
  notesOf,
  plantReader,
  RECIPIENT,
} from '../fixtures/recipient-samples.ts';
import { create, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);

const NAME = `Firm ${word()}, LLP`;
const wording = await createWording(NAME);
const complete = (changes: Fields = {}): Fields => ({
  name: NAME,
  url: 'https://crm.example.com/hook',
  contact: 'privacy@firm.example',
  consentKey: wording.key,
  isActive: true,
  secretVersion: 1,
  ...changes,
});
const make = (changes: Fields) => administrator.call('POST', collection(RECIPIENT), complete(changes));
const change = (documentId: unknown, changes: Fields) =>
  administrator.call('PUT', collection(RECIPIENT, documentId), changes);
const remove = (documentId: unknown) => administrator.call('DELETE', collection(RECIPIENT, documentId));

test.each<[string, Fields, string, RegExp]>([
  ['that the wording does not name', { name: 'Another Firm' }, 'name', /doesn’t name “Another Firm”.*Enter the name/],
  ['with half of its name', { name: NAME.slice(0, 7) }, 'name', /doesn’t name/],
  ['without a wording', { consentKey: 'guide-lost' }, 'consentKey', /“guide-lost” doesn’t exist\. Create one/],
  [
    'for the notice, which no one can refuse',
    { consentKey: 'guide' },
    'consentKey',
    /isn’t a consent that covers sharing/,
  ],
  ['for any other key', { consentKey: 'newsletter' }, 'consentKey', /isn’t a consent that covers sharing/],
  ['over unencrypted http', { url: 'http://crm.example.com/hook' }, 'url', /Use https/],
  ['at a private address', { url: 'https://10.0.0.1/hook' }, 'url', /isn’t on the public internet/],
  ['with a password in its address', { url: 'https://me:word@crm.example.com' }, 'url', /Leave them out/],
  ['without an address', { url: '' }, 'url', /./],
  ['without a way to reach it', { contact: ' ' }, 'contact', /./],
  ['that no mail reaches', { contact: 'privacy@firm' }, 'contact', /isn’t an email address or a URL/],
  ['with a script for an address', { contact: 'javascript:alert(1)' }, 'contact', /isn’t an email/],
  ['reached in plain words', { contact: 'http://firm.example/privacy' }, 'contact', /https:/],
])('a recipient %s is refused, with what to change', async (_, changes, field, sentence) => {
  const answer = await make(changes);
  expect(answer.status).toBe(400);
  expect(answer.messages[field]).toMatch(sentence);
});

test('a recipient that is active unless said otherwise is held to the same', async () => {
  const { isActive, ...silent } = complete({ name: 'Another Firm' });
  expect(isActive).toBe(true);
  expect((await administrator.call('POST', collection(RECIPIENT), silent)).messages.name).toMatch(/doesn’t name/);
});

test('one that is switched off may wait for its wording, and is not switched on before', async () => {
  const { documentId } = await create(administrator, RECIPIENT, complete({ name: 'Another Firm', isActive: false }));
  const refused = await change(documentId, { isActive: true });
  expect([refused.status, refused.messages.name]).toEqual([400, expect.stringMatching(/doesn’t name/)]);
  expect((await change(documentId, { isActive: true, name: NAME })).status).toBe(200);
  expect((await change(documentId, { name: 'Another Firm' })).status).toBe(400);
  expect((await change(documentId, { isActive: false, name: 'Another Firm' })).status).toBe(200);
});

test('a recipient that received a request is switched off, not deleted: alone or among others', async () => {
  const { documentId, name, wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  await happen(ref, 'request.created');
  await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 60_000 });
  const refused = await remove(documentId);
  expect([refused.status, refused.message]).toEqual([
    400,
    expect.stringContaining(`“${name}” received readers’ requests`),
  ]);
  expect(refused.message).toMatch(/Turn off “Send new requests” instead/);
  const { documentId: fresh } = await create(administrator, RECIPIENT, complete());
  const documentIds = [documentId, fresh];
  const bulk = await administrator.call('POST', `${collection(RECIPIENT)}/actions/bulkDelete`, { documentIds });
  expect(bulk.status).toBe(400);
  expect((await administrator.call('GET', collection(RECIPIENT, documentId))).status).toBe(200);
  expect((await administrator.call('GET', collection(RECIPIENT, fresh))).status).toBe(200);
});

test('of one that is deleted, what was not sent yet is given up', async () => {
  const { documentId } = await create(administrator, RECIPIENT, complete());
  const ref = await plantReader([{ wording }]);
  await sql.query(
    `insert into patient_press_recipient_deliveries
       (recipient, recipient_name, request_type, request, event, wording_key, wording_version)
     values ($1, $2, $3, $4, 'request.created', $5, 1)`,
    [documentId, NAME, ref.requestType, ref.request, wording.key],
  );
  expect((await remove(documentId)).status).toBe(200);
  const reason = 'The recipient was deleted before it was notified.';
  expect(await deliveriesOf(ref)).toEqual([
    expect.objectContaining({ last_reason: reason, given_up_at: expect.any(Date) }),
  ]);
  expect(await notesOf(ref)).toEqual([expect.objectContaining({ reason, isFinal: true })]);
});

test('no API but the admin’s knows recipients', async () => {
  const { cmsUrl, pressToken } = stack;
  const headers = { authorization: `Bearer ${pressToken}` };
  expect((await fetch(`${cmsUrl}/api/recipients`, { headers })).status).toBe(404);
});
