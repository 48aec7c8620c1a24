import { expect, test } from 'vitest';
import type { Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { addWordings, guideRequestWith, send, sendPlain } from '../fixtures/guide-call-samples.ts';

const { CALL, NEWS } = await addWordings();

const rowOf = async ({ idempotencyKey }: Fields) =>
  (await sql.query('select * from guide_downloads where idempotency_key = $1', [idempotencyKey])).rows[0];

test.each<[string, Fields]>([
  ['no number', {}],
  ['an empty number', { phone: '' }],
  ['a number of spaces', { phone: '   ' }],
])('a reader who wants a call and gives %s is asked for one, and nothing is saved', async (_, given) => {
  const body = guideRequestWith(given, { [CALL]: true });
  const { status, errors } = await send(body);
  expect([status, errors]).toEqual([
    422,
    [{ field: 'phone', message: 'Enter the phone number we should call, or uncheck the box that asks for a call.' }],
  ]);
  expect(await rowOf(body)).toBeUndefined();
});

test('a number that cannot be called is no number either', async () => {
  const { status, errors } = await send(guideRequestWith({ phone: '12' }, { [CALL]: true }));
  expect([status, errors.map(({ field }) => field)]).toEqual([422, ['phone']]);
});

test('without script the form comes back, with the error at the number and all that was filled in', async () => {
  const body = guideRequestWith({}, {});
  const { status, page } = await sendPlain(body, { [CALL]: true, [NEWS]: false });
  expect(status).toBe(422);
  expect(page).toMatch(/<p class="bad" id="phone-error">Enter the phone number we should call/);
  expect(page).toMatch(/<input id="phone" [^>]*aria-describedby="phone-hint phone-error"/);
  expect(page).toContain('Your phone number (required for a call');
  expect(page).toContain(`value="${String(body.email)}"`);
  expect(page).toMatch(new RegExp(`value="${CALL}" checked>`));
  const again = await sendPlain({ ...body, phone: '205-555-0123' }, { [CALL]: true, [NEWS]: false });
  expect(again.status).toBe(303);
});

test.each<[string, Fields, Record<string, boolean>, boolean]>([
  ['agrees to a call and gives a number', { phone: '205-555-0123' }, { [CALL]: true }, true],
  ['leaves the box unchecked', { phone: '205-555-0123' }, { [CALL]: false }, false],
  ['agrees to something else, without a number', {}, { [CALL]: false, [NEWS]: true }, false],
  ['gives a number for a box with another key', { phone: '205-555-0123' }, { [NEWS]: true }, true],
])('a reader who %s gets the guide, and intake sees whether to call', async (_, given, boxes, isCalled) => {
  const body = guideRequestWith(given, boxes);
  expect((await send(body)).status).toBe(201);
  expect(await rowOf(body)).toMatchObject({ agreed_to_call: isCalled, verdict: 'accepted' });
});
