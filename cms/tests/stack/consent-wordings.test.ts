import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { type Answer, asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { create, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const WORDING = 'api::consent-wording.consent-wording';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const future = (changes: Fields = {}) => ({ key: word(), text: 'I agree.', effectiveFrom: inDays(30), ...changes });
const make = (changes: Fields) => administrator.call('POST', collection(WORDING), future(changes));
const change = ({ documentId }: Fields, changes: Fields): Promise<Answer> =>
  administrator.call('PUT', collection(WORDING, documentId), changes);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('the first wording of a key is version 1, the next ones count on, and each has the fingerprint of its text', async () => {
  const key = word();
  const first = await create(administrator, WORDING, future({ key, text: 'I agree – 🙂' }));
  expect(first).toMatchObject({ version: 1, sha256: sha256('I agree – 🙂') });
  const second = await create(administrator, WORDING, future({ key, version: null, sha256: 'made up' }));
  expect(second).toMatchObject({ version: 2, sha256: sha256('I agree.') });
  expect((await change(second, { text: 'I agree to more.' })).data).toMatchObject({
    version: 2,
    sha256: sha256('I agree to more.'),
  });
});

test('no two wordings of a key have the same version', async () => {
  const key = word();
  const first = await create(administrator, WORDING, future({ key }));
  const duplicate = await make({ key, version: 1 });
  expect(duplicate.status).toBe(400);
  expect(duplicate.messages.version).toMatch(/Version 1 of .* already exists\. Leave “Version” blank/);
  const second = await create(administrator, WORDING, future({ key }));
  expect((await change(second, { version: first.version })).messages.version).toMatch(/already/);
  const made = await Promise.all([3, 4, 5].map(() => create(administrator, WORDING, future({ key }))));
  expect(made.map(({ version }) => version).sort()).toEqual([3, 4, 5]);
});

test('a copy of a wording is its next version', async () => {
  const original = await create(administrator, WORDING, future());
  const clone = `${collection(WORDING)}/clone/${String(original.documentId)}`;
  const copy = await administrator.call('POST', clone, { text: 'I agree to more.' });
  expect(copy.data).toMatchObject({ key: original.key, version: 2, sha256: sha256('I agree to more.') });
  expect((await administrator.call('DELETE', collection(WORDING, copy.data.documentId))).status).toBe(200);
});

test('a wording that is not in effect yet can still be changed and deleted', async () => {
  const wording = await create(administrator, WORDING, future());
  expect((await change(wording, { key: word(), text: 'Other words.', effectiveFrom: inDays(60) })).status).toBe(200);
  expect((await administrator.call('DELETE', collection(WORDING, wording.documentId))).status).toBe(200);
});

test('a wording that is in effect stays as it is, and the message says to make a new version', async () => {
  const [wording] = (await administrator.call('GET', `${collection(WORDING)}?filters[key]=callback&sort=version:ASC`))
    .list;
  if (!wording) throw new Error('The demo has no wording for callbacks.');
  for (const changes of [{ key: word() }, { version: 7 }, { text: 'Other words.' }, { effectiveFrom: inDays(1) }]) {
    const refused = await change(wording, changes);
    expect([changes, refused.status]).toEqual([changes, 400]);
    expect(Object.keys(refused.messages)).toEqual(Object.keys(changes));
    expect(refused.message).toMatch(
      /can’t be changed or deleted\. Create a new consent wording with the same key, leave “Version” blank/,
    );
  }
  const { key, version, text, effectiveFrom } = wording;
  expect((await change(wording, { key, version, text, effectiveFrom })).status).toBe(200);
  const path = collection(WORDING, wording.documentId);
  const deleted = await administrator.call('DELETE', path);
  expect([deleted.status, deleted.message]).toEqual([400, expect.stringMatching(/can’t be changed or deleted/)]);
  const documentIds = [wording.documentId];
  const bulk = await administrator.call('POST', `${collection(WORDING)}/actions/bulkDelete`, { documentIds });
  expect(bulk.status).toBe(400);
  expect((await administrator.call('GET', path)).data).toMatchObject({
    key,
    version,
    text,
    sha256: sha256(String(text)),
  });
});

test('the press reads wordings', async () => {
  const response = await fetch(`${stack.cmsUrl}/api/consent-wordings?filters[key]=callback`, {
    headers: { authorization: `Bearer ${stack.pressToken}` },
  });
  expect(await response.json()).toMatchObject({
    data: [{ key: 'callback', version: 1, text: expect.stringContaining('Sample Law Firm, LLP') }],
  });
});
