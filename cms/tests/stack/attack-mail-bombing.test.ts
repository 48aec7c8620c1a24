import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import type { Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { sampleRequest, send, storedOf } from '../fixtures/guide-samples.ts';
import { sampleAddress } from '../fixtures/intake.ts';
import { mailbox } from '../fixtures/mailbox.ts';
import { sampleEmail } from '../fixtures/plant-request.ts';
import { linkTo } from '../fixtures/planted-requests.ts';
import { word } from '../fixtures/samples.ts';

/** Waits until nothing is left to be done for requests. */
async function untilDone(bodies: readonly Fields[]): Promise<void> {
  const rows = await Promise.all(bodies.map(async (body) => (await storedOf(body))[0]));
  const ids = rows.map((row) => row?.document_id);
  await vi.waitUntil(
    async () => {
      const { rows: open } = await sql.query(
        `select 1 from patient_press_jobs.job where data ->> 'request' = any($1) and name like 'mail-%'
           and state <> 'completed' limit 1`,
        [ids],
      );
      return open.length === 0;
    },
    { timeout: 60_000, interval: 20 },
  );
}
const countMails = async (addresses: readonly string[]) =>
  (await Promise.all(addresses.map((address) => mailbox.mailsTo(address)))).flat().length;
/** Sends so many requests from an address that those after them are asked by email. */
async function exhaust(headers: Record<string, string>): Promise<void> {
  for (let count = 0; count < 10; count += 1) await send(sampleRequest(), headers);
}

test('thirty addresses of one mailbox get five guides, each at the address as it was typed', async () => {
  const name = word();
  const dotted = (count: number) => `${name.slice(0, 1 + (count % 6))}.${name.slice(1 + (count % 6))}`;
  const addresses = Array.from({ length: 30 }, (_, count) =>
    count % 3 ? `${name}+${count}@gmail.com` : `${dotted(count)}+${count}@googlemail.com`,
  );
  const bodies = addresses.map((email) => sampleRequest({ email }));
  for (const body of bodies) expect(await send(body)).toMatchObject({ status: 201 });
  await untilDone(bodies);
  expect(await countMails(addresses)).toBe(5);
  expect(await countMails(addresses.slice(0, 5))).toBe(5);
});

test('one mailbox is asked twice a day whether it was the reader, wherever the requests come from', async () => {
  const name = word();
  const bodies: Fields[] = [];
  for (const headers of [{ 'x-forwarded-for': sampleAddress() }, { 'x-forwarded-for': sampleAddress() }]) {
    await exhaust(headers);
    for (let count = 0; count < 4; count += 1) {
      const body = sampleRequest({ email: `${name}+${bodies.length}@example.net` });
      bodies.push(body);
      expect(await send(body, headers)).toMatchObject({ status: 201, download: null });
      expect(await storedOf(body)).toMatchObject([{ verdict: 'suspect' }]);
    }
  }
  await untilDone(bodies);
  const mails = await Promise.all(bodies.map(({ email }) => mailbox.mailsTo(String(email))));
  expect(mails.map(({ length }) => length)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
  expect(mails.flat().map(({ subject }) => subject)).toEqual(Array(2).fill('Did you ask for a guide?'));
  // Being asked takes no guide away from the mailbox's owner.
  const own = sampleRequest({ email: `${name}@example.net` });
  await send(own);
  expect(await storedOf(own)).toMatchObject([{ verdict: 'accepted' }]);
});

test('a flood to many mailboxes stops at a hundred questions an hour, and a mailbox that is over counts there no more', async () => {
  const headers = { 'x-forwarded-for': sampleAddress() };
  await exhaust(headers);
  const asked = async (email: string) => {
    const body = sampleRequest({ email });
    expect(await send(body, headers)).toMatchObject({ status: 201 });
    await untilDone([body]);
    return await countMails([email]);
  };
  const pointsOf = async () => {
    const { rows } = await sql.query(`select points from patient_press_intake_limits where key = 'confirmations:all'`);
    return rows[0]?.points;
  };
  const often = sampleEmail();
  expect([await asked(often), await asked(often), await asked(often)]).toEqual([1, 2, 2]);
  const before = await pointsOf();
  expect(await asked(often)).toBe(2);
  expect(await pointsOf()).toBe(before);
  await sql.query(`update patient_press_intake_limits set points = 99 where key = 'confirmations:all'`);
  expect(await asked(sampleEmail())).toBe(1);
  expect(await asked(sampleEmail())).toBe(0);
});

test('new links go to one mailbox three times a day, however many requests it has', async () => {
  const name = word();
  const bodies = Array.from({ length: 4 }, (_, count) => sampleRequest({ email: `${name}+${count}@example.net` }));
  for (const body of bodies) await send(body);
  await untilDone(bodies);
  for (const body of bodies) {
    const [row] = await storedOf(body);
    const [, , , token = ''] = linkTo('file', String(row?.document_id), 8).split('/');
    for (const _ of [1, 2]) {
      const answer = await fetch(`${stack.cmsUrl}/api/guide-links`, {
        method: 'POST',
        body: new URLSearchParams({ token }),
      });
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('A new link is on its way')]);
    }
  }
  await untilDone(bodies);
  const mails = await Promise.all(bodies.map(({ email }) => mailbox.mailsTo(String(email))));
  expect(mails.flat().filter(({ subject }) => subject === 'Your new link to the guide')).toHaveLength(3);
});
