import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, single } from '../fixtures/admin-api.ts';
import { ask } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { addWordings, guideRequestWith, send } from '../fixtures/guide-call-samples.ts';
import { mailbox } from '../fixtures/mailbox.ts';
import { openQueue, runJob } from '../fixtures/queue.ts';
import { word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const SETTINGS = single('api::site-settings.site-settings');
const before = (await administrator.call('GET', SETTINGS)).data.intakeEmails;
const setAddresses = (intakeEmails: unknown) => administrator.call('PUT', SETTINGS, { intakeEmails });
const { CALL } = await addWordings();

const NOTIFY = 'notify-intake';
const queue = await openQueue(stack.databaseUrl);
/** What the cms does every minute, now. */
const notify = () => runJob(queue, NOTIFY);

const sampleAddress = () => `intake-${word()}@example.com`;

/** The cms would send some of it automatically at the turn of the minute. */
beforeAll(async () => {
  await queue.unschedule(NOTIFY);
  await vi.waitUntil(async () => (await queue.findJobs(NOTIFY)).every(({ state }) => /completed|failed/.test(state)), {
    timeout: 30_000,
  });
});
afterAll(async () => {
  await queue.schedule(NOTIFY, '* * * * *', {});
  await queue.stop({ graceful: false });
});
beforeEach(async () => {
  await setAddresses('');
  await notify();
});
afterEach(async () => {
  await setAddresses(before);
});

test('every address in the settings gets one email about all that is new, with a link and no one’s data', async () => {
  const addresses = [sampleAddress(), sampleAddress()];
  expect((await setAddresses(`${addresses[0]}\n ${addresses[1]?.toUpperCase()} `)).status).toBe(200);
  const secrets = ['Zoe Sample', '212-555-0177', '2125550177', 'zoe.sample@example.net'];
  await ask({ name: 'Zoe Sample', phone: '212-555-0177' });
  await ask();
  await send(guideRequestWith({ email: 'zoe.sample@example.net', name: 'Zoe Sample' }, { [CALL]: false }));
  await notify();
  const mail = await mailbox.untilMail(addresses[0] ?? '');
  expect(mail.subject).toBe('3 new requests');
  expect(mail.text).toContain('2 readers want a call, and 1 reader requested a guide.');
  expect(mail.text).toContain(`\n${stack.cmsUrl}/admin/requests/calls\n`);
  expect(mail.html).toContain(`href="${stack.cmsUrl}/admin/requests/calls"`);
  expect(mail.to.map((to) => to.toLowerCase()).toSorted()).toEqual(addresses.toSorted());
  for (const secret of secrets) expect(JSON.stringify(mail)).not.toContain(secret);
});

test('a flood is one email, and what was announced is not announced again', async () => {
  const address = sampleAddress();
  await setAddresses(address);
  for (let count = 0; count < 30; count += 1) await ask();
  await notify();
  expect((await mailbox.untilMail(address)).subject).toBe('30 new requests');
  await notify();
  await ask();
  await notify();
  expect((await mailbox.untilMail(address, 2)).subject).toBe('1 new request');
  expect(await mailbox.mailsTo(address)).toHaveLength(2);
});

test('a guide request that agreed to a call counts as a call', async () => {
  const address = sampleAddress();
  await setAddresses(address);
  const sent = await send(guideRequestWith({ phone: '205-555-0123' }, { [CALL]: true }));
  expect(sent.status).toBe(201);
  await notify();
  expect((await mailbox.untilMail(address)).text).toContain('1 reader wants a call.');
});

test('no one is emailed about what looks like a machine’s, until someone says it is not', async () => {
  const address = sampleAddress();
  await setAddresses(address);
  const suspect = await ask({ website: 'spam' });
  await notify();
  expect(await mailbox.mailsTo(address)).toEqual([]);
  const intake = await asRole(stack.cmsUrl, administrator, 'intake');
  await intake.call('PUT', `/intake/callback-requests/${suspect}`, { step: 'not-spam' });
  await intake.call('PUT', `/intake/callback-requests/${suspect}`, { step: 'not-spam' });
  await notify();
  expect((await mailbox.untilMail(address)).subject).toBe('1 new request');
  const { rows } = await sql.query(
    `select data ->> 'event' as event from patient_press_jobs.job where name = 'tell-recipients' and data ->> 'request' = $1`,
    [suspect],
  );
  expect(rows).toEqual([{ event: 'request.created' }]);
});

test('what the mail server does not take is sent with what came since', async () => {
  const address = sampleAddress();
  await setAddresses(address);
  await ask();
  await mailbox.behave('try-later');
  await expect(notify()).rejects.toThrow(/failed/);
  await mailbox.behave('take');
  await ask();
  await notify();
  expect((await mailbox.untilMail(address)).subject).toBe('2 new requests');
});

test('without an address no one is emailed, and nothing piles up for the first one', async () => {
  await ask();
  await notify();
  const address = sampleAddress();
  await setAddresses(address);
  await notify();
  expect(await mailbox.mailsTo(address)).toEqual([]);
});

test.each([
  ['grace@', /“grace@” isn’t a valid email address/],
  [`${sampleAddress()}\nnobody`, /“nobody” isn’t a valid email address/],
  [Array.from({ length: 11 }, sampleAddress).join('\n'), /more than 10 addresses/],
])('addresses such as “%s” are refused at their field', async (typed, message) => {
  const answer = await setAddresses(typed);
  expect([answer.status, answer.messages.intakeEmails]).toEqual([400, expect.stringMatching(message)]);
});

test('the addresses are in no answer to the press, however it asks', async () => {
  const address = sampleAddress();
  await setAddresses(address);
  for (const query of ['', '?populate=*', '?fields[0]=intakeEmails', `?filters[intakeEmails][$contains]=${address}`]) {
    const answer = await fetch(`${stack.cmsUrl}/api/site-settings${query}`, {
      headers: { authorization: `Bearer ${stack.pressToken}` },
    });
    expect([query, await answer.text()]).toEqual([query, expect.not.stringMatching(/intakeEmails":|intake-\w+@/)]);
  }
});
