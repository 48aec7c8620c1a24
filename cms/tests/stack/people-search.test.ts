import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asRole } from '../fixtures/admin-api.ts';
import { ask } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import {
  administrator,
  askAs,
  certain,
  erase,
  eventsOf,
  exportOf,
  find,
  keep,
  optOut,
  samplePhones,
} from '../fixtures/people-api.ts';
import { sampleEmail } from '../fixtures/plant-request.ts';
import { word } from '../fixtures/samples.ts';

const idsOf = (requests: { documentId: string }[]) => requests.map(({ documentId }) => documentId).toSorted();
const rowsOf = async (ids: string[]) =>
  (
    await sql.query(
      `select document_id, erased_at is not null as erased from guide_downloads where document_id = any($1)
       union all select document_id, erased_at is not null from callback_requests where document_id = any($1)`,
      [ids],
    )
  ).rows;
const erasedOf = async (ids: string[]) =>
  (await rowsOf(ids)).flatMap(({ document_id, erased }) => (erased ? String(document_id) : [])).toSorted();

/** Someone who asked for a call, for a guide with the same phone, and for another with the same email. */
async function family() {
  const email = sampleEmail();
  const { phone, asTyped } = samplePhones();
  const name = `Zoë ${word()}`;
  const call = await ask({ phone: asTyped, name });
  const withPhone = await keep({ email, phone, name, boxes: { 'guide-call': true } });
  const withEmail = await keep({ email, name: null });
  const namesake = await keep({ name: name.toUpperCase().replace('Ë', 'E') });
  return { email, phone, asTyped, name, call, withPhone, withEmail, namesake };
}

test('one search finds a person by email, phone or name, over both kinds, and says why each was found', async () => {
  const { email, asTyped, name, call, withPhone, withEmail, namesake } = await family();
  const all = [call, withPhone, withEmail].toSorted();
  for (const typed of [email, asTyped, asTyped.replaceAll(/\D/g, '')]) {
    const { requests } = await find({ text: typed });
    const [same, maybe] = ['same', 'maybe'].map((one) => requests.filter(({ certainty }) => certainty === one));
    expect([typed, idsOf(same ?? [])]).toEqual([typed, all]);
    expect(maybe).toMatchObject([{ documentId: namesake, because: 'name' }]);
  }
  const [, last = ''] = name.split(' ');
  for (const typed of [name, `${last}, zoe`, last.slice(0, 6)]) {
    const { requests } = await find({ text: typed });
    expect([typed, idsOf(requests)]).toEqual([typed, [...all, namesake].toSorted()]);
    expect(requests.every(({ certainty }) => certainty === 'maybe')).toBe(true);
  }
});

test('who looks through the names is noted, with how many were read, also when no one was found', async () => {
  await keep({});
  await find({ text: `Nobody ${word()}` });
  const { rows } = await sql.query(
    'select action, requests, detail from patient_press_intake_log order by id desc limit 1',
  );
  expect(rows).toEqual([{ action: 'find', requests: [], detail: { namesRead: expect.any(Number) } }]);
  expect(rows[0]?.detail.namesRead).toBeGreaterThan(0);
});

test('from one request everything else of its person is found, even when it no longer has a phone', async () => {
  const { call, withPhone, withEmail } = await family();
  await optOut({ of: { requestType: 'callback-request', request: call }, requests: [call] });
  const found = await certain({ of: { requestType: 'callback-request', request: call } });
  expect(idsOf(found)).toEqual([call, withPhone, withEmail].toSorted());
  expect(found.find(({ documentId }) => documentId === call)).toMatchObject({ phone: null, because: 'request' });
});

test('a name of which one part cannot be opened keeps no one else from being found', async () => {
  const name = `Quentin ${word()}`;
  const [broken, fine] = [await keep({ name }), await keep({ name })];
  await sql.query('update guide_downloads set name = email where document_id = $1', [broken]);
  expect(idsOf((await find({ text: name })).requests)).toEqual([fine]);
});

test('more people with one name than can be distinguished are cut, and the answer says so', async () => {
  const name = `Crowd ${word()}`;
  for (let count = 0; count < 55; count += 1) await keep({ name });
  const { requests, isCut } = await find({ text: name });
  expect([requests.length, isCut]).toEqual([50, true]);
});

test('erasing takes what is certain, of both kinds, and a namesake only when chosen', async () => {
  const { email, call, withPhone, withEmail, namesake } = await family();
  expect((await erase({ email })).erased).toEqual({ guideDownloads: 2, callbackRequests: 1 });
  const all = [call, withPhone, withEmail];
  expect(await erasedOf([...all, namesake])).toEqual(all.toSorted());

  const other = await family();
  const chosen = [other.call, other.namesake];
  expect((await erase({ text: other.name, requests: chosen })).erased).toEqual({
    guideDownloads: 1,
    callbackRequests: 1,
  });
  expect(await erasedOf([other.call, other.withPhone, other.withEmail, other.namesake])).toEqual(chosen.toSorted());
});

test('found by name alone, no one is erased or exported until it is said who', async () => {
  const name = `Solo ${word()}`;
  const request = await keep({ name });
  expect((await erase({ text: name })).erased).toEqual({ guideDownloads: 0, callbackRequests: 0 });
  expect((await exportOf({ text: name })).guideRequests).toEqual([]);
  expect((await exportOf({ text: name, requests: [request] })).guideRequests).toMatchObject([{ request, name }]);
});

test('a reader who says on the phone that they want no calls is opted out of all of them', async () => {
  const { asTyped, call, withPhone, withEmail } = await family();
  const news = await keep({ phone: null, boxes: { 'guide-call': true } });
  expect(await optOut({ text: asTyped, receivedOn: '2026-11-20' })).toEqual({ requests: 2, dueOn: '2026-12-04' });
  for (const request of [call, withPhone])
    expect((await eventsOf(request)).at(-1)).toEqual({ event: 'consent-withdrawn', done_by: 'Sample intake' });
  for (const request of [withEmail, news]) expect(await eventsOf(request)).toEqual([]);
  const { rows } = await sql.query(
    `select phone, agreed_to_call from guide_downloads where document_id = $1
     union all select phone, false from callback_requests where document_id = $2`,
    [withPhone, call],
  );
  expect(rows).toEqual([
    { phone: null, agreed_to_call: false },
    { phone: null, agreed_to_call: false },
  ]);
  const again = await askAs('opt-out', { text: asTyped });
  expect([again.status, again.message]).toEqual([404, expect.stringMatching(/opted out before/)]);
});

test('no one opts out on a day to come', async () => {
  const { email } = await family();
  expect((await askAs('opt-out', { email, receivedOn: '2099-01-01' })).status).toBe(400);
});

test.each(['editor', 'reviewer', 'marketer'])('the %s finds no one', async (code) => {
  const session = await asRole(stack.cmsUrl, administrator, code);
  for (const path of ['find', 'export', 'erase', 'opt-out'])
    expect((await session.call('POST', `/intake/people/${path}`, { text: 'Grace Example' })).status).toBe(403);
});
