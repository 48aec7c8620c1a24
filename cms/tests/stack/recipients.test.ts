import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import {
  createRecipient,
  createWording,
  deliveriesOf,
  erase,
  happen,
  notesOf,
  plantReader,
  RECIPIENT,
  reader,
  secretOf,
  until,
  untilNotified,
  untilQuiet,
  WAIT,
} from '../fixtures/recipient-samples.ts';

const administrator = await asAdministrator(stack);

test('a recipient gets the request of a reader who agreed to it by name, signed, with what they agreed to', async () => {
  const { documentId, name, wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  await happen(ref, 'request.created');
  await untilNotified(ref);
  expect(server.received).toHaveLength(1);
  const [first] = server.received;
  const [delivery] = await deliveriesOf(ref);
  expect(first?.headers['webhook-id']).toBe(delivery?.id);
  expect(first?.headers['content-type']).toBe('application/json');
  expect(first?.message).toEqual({
    type: 'request.created',
    timestamp: expect.any(String),
    data: {
      id: ref.request,
      requestType: 'guide-download',
      requestedAt: expect.any(String),
      guide: null,
      email: reader.email,
      name: reader.name,
      phone: reader.phone,
      relationship: 'family',
      page: '/guides/first-weeks/',
      consent: {
        key: wording.key,
        version: 1,
        sha256: wording.sha256,
        text: `I ask ${name} to call me.`,
        granted: true,
        at: expect.any(String),
        page: '/guides/first-weeks/',
      },
    },
  });
  expect(await notesOf(ref)).toEqual([
    { note: 'recipient-told', recipient: documentId, name, event: 'request.created', status: 204 },
  ]);
});

test('a request to be called is passed on, with the best time', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }], { requestType: 'callback-request' });
  await happen(ref, 'request.created');
  await untilNotified(ref);
  const { phone, bestTime } = reader;
  const data = server.received[0]?.message.data;
  expect(data).toMatchObject({ requestType: 'callback-request', phone, bestTime });
  expect(data).not.toHaveProperty('email');
});

test('a recipient learns which guide was asked for, and which banner led to it, by their names', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  const { rows } = await sql.query(
    `with guide as (select id, title from guides where published_at is not null order by id limit 1),
       banner as (select document_id, name from cta_banners where published_at is not null order by id limit 1),
       linked as (insert into guide_downloads_guide_lnk (guide_download_id, guide_id)
         select d.id, guide.id from guide_downloads d, guide where d.document_id = $1),
       led as (update guide_downloads set cta_banner = (select document_id from banner) where document_id = $1)
     select guide.title as guide, banner.name as banner from guide, banner`,
    [ref.request],
  );
  await happen(ref, 'request.created');
  await untilNotified(ref);
  const { guide, banner } = rows[0] ?? {};
  expect([guide, banner]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  expect(server.received[0]?.message.data).toMatchObject({ guide, banner });
});

test('of two recipients, each gets only the requests whose readers agreed to it', async () => {
  const [one, other] = [await createRecipient(), await createRecipient()];
  const toOne = await plantReader([{ wording: one.wording }, { wording: other.wording, granted: false }]);
  const toBoth = await plantReader([{ wording: one.wording }, { wording: other.wording }]);
  const toNobody = await plantReader([{ wording: one.wording, granted: false }]);
  for (const ref of [toOne, toBoth, toNobody]) await happen(ref, 'request.created');
  await untilNotified(toOne);
  await untilNotified(toBoth, 2);
  await untilQuiet();
  const ids = (received: { message: { data: Fields } }[]) => received.map(({ message }) => message.data.id).sort();
  expect(ids(one.server.received)).toEqual([toOne.request, toBoth.request].sort());
  expect(ids(other.server.received)).toEqual([toBoth.request]);
  expect(await deliveriesOf(toNobody)).toEqual([]);
});

test('what looks like spam, is unknown or was delivered before goes to no one', async () => {
  const { wording, server } = await createRecipient();
  const suspect = await plantReader([{ wording }], { verdict: 'suspect' });
  const known = await plantReader([{ wording }]);
  for (const ref of [suspect, known, { ...known, request: 'unknown' }, known]) await happen(ref, 'request.created');
  await untilNotified(known);
  await untilQuiet();
  expect(server.received.map(({ message }) => message.data.id)).toEqual([known.request]);
});

test('a version of the wording that does not name the recipient passes nothing on, and that is noted', async () => {
  const { wording, server, name } = await createRecipient();
  const silent = await createWording('someone else', { key: wording.key });
  const ref = await plantReader([{ wording: silent }]);
  await happen(ref, 'request.created');
  await until(async () => expect((await deliveriesOf(ref))[0]?.withheld_at).toBeTruthy());
  expect(server.received).toEqual([]);
  const reason = `The reader agreed to “${wording.key}”, version 2, which doesn’t name this recipient.`;
  expect(await notesOf(ref)).toEqual([expect.objectContaining({ name, reason, isFinal: true })]);
});

test('words that are not those that the reader saw pass nothing on', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording: { ...wording, sha256: 'a'.repeat(64) } }]);
  await happen(ref, 'request.created');
  await until(async () => expect((await deliveriesOf(ref))[0]?.withheld_at).toBeTruthy());
  expect(server.received).toEqual([]);
});

test('a failed delivery is retried, as the same delivery, and what failed is noted when it changes', async () => {
  const { wording, server } = await createRecipient();
  server.answer(500, 500, (response) => response.writeHead(302, { location: server.url }).end());
  const ref = await plantReader([{ wording }]);
  await happen(ref, 'request.created');
  await untilNotified(ref);
  expect(server.received).toHaveLength(4);
  expect(new Set(server.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(server.received.map(({ body }) => body)).size).toBe(1);
  expect((await notesOf(ref)).map(({ reason, status }) => reason ?? status)).toEqual([
    'The server responded with 500.',
    'The server responded with 302, a redirect. Enter the final URL in the recipient.',
    204,
  ]);
  expect((await deliveriesOf(ref))[0]).toMatchObject({ attempts: 4, last_status: 204, last_reason: null });
});

test('after a failure, the next attempt is half a minute to a minute later', async () => {
  const { wording, server } = await createRecipient();
  server.answer(500);
  const ref = await plantReader([{ wording }]);
  await happen(ref, 'request.created');
  await vi.waitFor(async () => {
    const { rows } = await sql.query(
      `select extract(epoch from start_after - now()) as seconds from patient_press_jobs.job where state = 'retry' and name = 'tell-recipient'`,
    );
    expect(rows).toHaveLength(1);
    expect(Number(rows[0].seconds)).toBeGreaterThan(20);
    expect(Number(rows[0].seconds)).toBeLessThanOrEqual(60);
  }, WAIT);
  await untilNotified(ref);
});

test('a delivery answered with 410 is not retried; staff may send it again', async () => {
  const { documentId, wording, server } = await createRecipient();
  server.answer(410);
  const ref = await plantReader([{ wording }]);
  await happen(ref, 'request.created');
  await until(async () => expect((await deliveriesOf(ref))[0]?.given_up_at).toBeTruthy());
  await untilQuiet();
  expect(server.received).toHaveLength(1);
  const [delivery] = await deliveriesOf(ref);
  const path = `/recipients/${documentId}/deliveries/${String(delivery?.id)}/again`;
  expect((await administrator.call('POST', path)).status).toBe(200);
  await untilNotified(ref);
  expect((await administrator.call('POST', path)).status).toBe(404);
});

test('a request is given up after three days, an erasure only after thirty', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  server.answer(500, 500, 500, 500, 500);
  const age = (days: number) =>
    sql.query(
      `update patient_press_recipient_deliveries set tried_since = now() - make_interval(days => $2)
       where request = $1 and given_up_at is null`,
      [ref.request, days],
    );
  await happen(ref, 'request.created');
  await until(() => expect(server.received).toHaveLength(1));
  await age(3);
  await until(async () => expect((await deliveriesOf(ref))[0]?.given_up_at).toBeTruthy());
  expect(server.received).toHaveLength(2);

  await erase(ref);
  await happen(ref, 'request.erased');
  await until(() => expect(server.received).toHaveLength(3));
  await age(29);
  await until(() => expect(server.received).toHaveLength(4));
  await age(30);
  await until(async () => expect((await deliveriesOf(ref))[1]?.given_up_at).toBeTruthy());
  expect((await notesOf(ref)).filter(({ isFinal }) => isFinal)).toHaveLength(2);
});

test('with another version of the secret, the old one is good no more', async () => {
  const { documentId, wording, server } = await createRecipient();
  const old = await secretOf(documentId);
  expect((await administrator.call('PUT', collection(RECIPIENT, documentId), { secretVersion: 2 })).status).toBe(200);
  expect(await secretOf(documentId)).not.toBe(old);
  const ref = await plantReader([{ wording }]);
  await happen(ref, 'request.created');
  await until(async () => expect((await deliveriesOf(ref))[0]?.last_status).toBe(401));
  server.setSecret(await secretOf(documentId));
  await untilNotified(ref);
});

test('nothing of the reader is in any table in plain text, whatever was answered', async () => {
  const { wording, server } = await createRecipient();
  const ref = await plantReader([{ wording }]);
  server.answer((response) => response.writeHead(500, { 'x-who': reader.email }).end(JSON.stringify(reader)));
  await happen(ref, 'request.created');
  await untilNotified(ref);
  const { rows } = await sql.query(
    `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  expect(rows.map(({ name }) => name)).toContain('public.patient_press_recipient_deliveries');
  for (const { name } of rows) {
    const { rows: found } = await sql.query(`select 1 from ${name} t where t::text ~* $1 limit 1`, [
      'grace.?hopeful|2125550177|Late on Tuesdays',
    ]);
    expect([name, found.length]).toEqual([name, 0]);
  }
});
