import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection } from '../fixtures/admin-api.ts';
import { ask, samplePhone } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import {
  administrator,
  askAs,
  eventsOf,
  exportOf,
  find,
  keep,
  noteNotified,
  samplePhones,
} from '../fixtures/people-api.ts';
import { sampleEmail } from '../fixtures/plant-request.ts';
import { create, word } from '../fixtures/samples.ts';

const accesses = async () =>
  (await sql.query('select action, request_type, requests from patient_press_intake_log order by id desc limit 2'))
    .rows;

test('a person is found by email, however it is written, with the calls asked for from the same phone', async () => {
  const [guide] = (await administrator.call('GET', collection('api::guide.guide'))).list;
  const email = sampleEmail();
  const { phone, asTyped } = samplePhones();
  const name = `Ada ${word()}`;
  const call = await ask({ phone: asTyped, name });
  const request = await keep({ email, phone, name, guide: guide?.documentId });
  await noteNotified(request, 'Sample Law Firm');
  await keep({ email: sampleEmail() });
  const contact = { name, phone: { href: `tel:${phone}`, text: asTyped }, certainty: 'same', erasedAt: null };
  for (const typed of [email, ` ${email.toUpperCase()} `])
    expect(await find({ email: typed })).toMatchObject({
      requests: [
        { ...contact, documentId: request, guideTitle: guide?.title, email, because: 'email', call: 'none' },
        { ...contact, documentId: call, guideTitle: null, email: null, because: 'linked', call: 'open' },
      ],
      recipients: ['Sample Law Firm'],
    });
  expect(await accesses()).toEqual([
    { action: 'find', request_type: 'callback-request', requests: [call] },
    { action: 'find', request_type: 'guide-download', requests: [request] },
  ]);
});

test('someone who asked for nothing is not found, and nothing is recorded', async () => {
  const before = await accesses();
  for (const sought of [{ email: sampleEmail() }, { phone: samplePhone() }])
    expect(await find(sought)).toEqual({ requests: [], recipients: [], isCut: false });
  expect(await accesses()).toEqual(before);
});

test.each<[string, object]>([
  ['an invalid email address', { email: 'grace' }],
  ['a phone that is none', { phone: '12' }],
  ['both', { email: 'a@example.com', phone: '205-555-0123' }],
  ['nothing', {}],
  ['a list', { email: ['a@example.com'] }],
  ['a filter of its own', { email: 'a@example.com', where: {} }],
  ['an email that was not finished', { text: 'grace@' }],
  ['a number that is too short', { text: '555-0123' }],
  ['one letter', { text: 'g' }],
  ['nothing but punctuation', { text: '--' }],
  ['a request of no kind', { of: { requestType: 'letter', request: 'a' } }],
  ['a request with a strange id', { of: { requestType: 'guide-download', request: 'a\u0000' } }],
])('no search is made with %s', async (_, sought) => {
  for (const path of ['find', 'export', 'erase', 'opt-out'] as const)
    expect([path, (await askAs(path, sought)).status]).toEqual([path, 400]);
});

test('everything that is stored of a person comes in one file, in plain words', async () => {
  const email = sampleEmail();
  const { phone, asTyped } = samplePhones();
  const call = await ask({ phone: asTyped, name: 'Ada Example', bestTime: 'At noon' });
  const request = await keep({ email, phone, name: 'Ada Example', boxes: { callback: true, 'guide-firm': false } });
  await noteNotified(request, 'Sample Law Firm');
  const { guideRequests, callbackRequests } = await exportOf({ email });
  expect(guideRequests).toMatchObject([
    {
      ...{ request, email, phone, name: 'Ada Example', describedAs: 'patient', onPage: '/guides/first-weeks/' },
      consents: [
        { wording: 'guide', granted: true, page: '/guides/first-weeks/' },
        { wording: 'callback', granted: true, version: 1, words: expect.stringContaining('to call me') },
        { wording: 'guide-firm', granted: false, withdrawn: null },
      ],
      notified: [{ recipient: 'Sample Law Firm', reachedAt: null, about: 'request.created', at: expect.any(String) }],
      whatHappened: [{ what: 'We notified Sample Law Firm of the request; its system answered 200.' }],
    },
  ]);
  expect(callbackRequests).toMatchObject([{ request: call, phone, name: 'Ada Example', bestTime: 'At noon' }]);
  expect((await eventsOf(request)).at(-1)).toEqual({ event: 'exported', done_by: 'Sample intake' });
  expect((await accesses()).map(({ action }) => action)).toEqual(['export', 'export']);
});

test.each(['privacy@firm.example', 'https://firm.example/privacy'])(
  'the file says where a recipient is reached: %s',
  async (contact) => {
    const name = `Firm ${word()}`;
    const recipient = await create(administrator, 'api::recipient.recipient', {
      ...{ name, contact, url: 'https://crm.example.com/hook', consentKey: 'guide-call', isActive: false },
    });
    const email = sampleEmail();
    await noteNotified(await keep({ email }), name, String(recipient.documentId));
    expect((await exportOf({ email })).guideRequests).toMatchObject([
      { notified: [{ recipient: name, reachedAt: contact }] },
    ]);
  },
);

test('the file is offered for keeping, and no cache keeps it', async () => {
  const token = readFileSync(join(stack.dataDir, 'administrator-token'), 'utf8');
  const email = sampleEmail();
  await keep({ email });
  const answer = await fetch(`${stack.cmsUrl}/intake/people/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ email }),
  });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="person-\d{4}-\d\d-\d\d\.json"$/);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('a field that cannot be decrypted says so, and the rest is exported', async () => {
  const email = sampleEmail();
  const request = await keep({ email, name: 'Ada Example' });
  await sql.query('update guide_downloads set name = email where document_id = $1', [request]);
  expect((await exportOf({ email })).guideRequests).toMatchObject([
    { email, name: expect.stringMatching(/can’t be read/) },
  ]);
});
