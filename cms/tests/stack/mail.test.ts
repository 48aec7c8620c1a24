import { expect, test, vi } from 'vitest';
import { stack as workerStack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { linkIn, mailbox } from '../fixtures/mailbox.ts';
import { askForGuide, createGuide, database, keepRequest } from '../fixtures/planted-requests.ts';

const { siteUrl, ...stack } = workerStack;
const editor = await asRole(stack.cmsUrl, await asAdministrator(stack), 'editor');
const guide = await createGuide(editor);
const { historyOf, rowOf, enqueue, sql } = database;

const until = (what: () => Promise<boolean>) => vi.waitUntil(what, { timeout: 60_000, interval: 20 });
const untilMailFailure = (request: string, words: RegExp) =>
  until(async () => words.test(String((await rowOf(request)).mail_trouble)));
/** Has a mail that waits to be tried again be tried at once. */
const hurry = (request: string) =>
  until(async () => {
    const { rowCount } = await sql.query(
      `update patient_press_jobs.job set start_after = now() where state = 'retry' and data->>'request' = $1`,
      [request],
    );
    return rowCount === 1;
  });
const eventsOf = async (request: string) => (await historyOf(request)).map(({ event }) => event);

test('a reader who asks for a guide gets an email with a link that opens it', async () => {
  const { request, email } = await askForGuide(guide);
  const mail = await mailbox.untilMail(email);
  expect(mail).toMatchObject({ subject: 'The guide you asked for', from: '"Sample Site" <guides@example.org>' });
  expect(mail.headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' });
  const link = linkIn(mail);
  expect(link).toMatch(new RegExp(`^${siteUrl}/api/guide-files/f\\.${request}\\.`));
  const file = await fetch(link);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(await file.text()).toBe(guide.pdf);
  await until(async () => (await rowOf(request)).delivered_at !== null);
  expect(await rowOf(request)).toMatchObject({ mail_trouble: null, mail_given_up_at: null });
  expect(await historyOf(request)).toContainEqual({
    event: 'mail-sent',
    detail: { mail: 'guide', messageId: mail.messageId },
  });
});

test('nothing outside the mail itself names the guide, and nothing in it is fetched from elsewhere', async () => {
  const { email } = await askForGuide(guide);
  const { text, html, headers } = await mailbox.untilMail(email);
  expect(JSON.stringify(headers)).not.toMatch(/mesothelioma|care/i);
  expect(linkIn({ text })).not.toContain(guide.slug);
  expect(text).toContain('“Living with <mesothelioma> & care”');
  expect(html).toContain('“Living with &lt;mesothelioma&gt; &amp; care”');
  expect(html).not.toMatch(/<img|src=|url\(|<link|<script|<table/i);
});

test('a job that comes twice sends one mail', async () => {
  const { request, email } = await askForGuide(guide);
  await mailbox.untilMail(email);
  await until(async () => (await rowOf(request)).delivered_at !== null);
  await enqueue('mail-guide', { request });
  const { email: later } = await askForGuide(guide);
  await mailbox.untilMail(later);
  expect(await mailbox.mailsTo(email)).toHaveLength(1);
});

test('no one who looks like spam, or was erased, gets the guide by mail', async () => {
  const suspect = await askForGuide(guide, { verdict: 'suspect' });
  const gone = await keepRequest(guide);
  await sql.query('update guide_downloads set email = null, erased_at = now() where document_id = $1', [gone.request]);
  await enqueue('mail-guide', { request: gone.request });
  const { email } = await askForGuide(guide);
  await mailbox.untilMail(email);
  expect([...(await mailbox.mailsTo(suspect.email)), ...(await mailbox.mailsTo(gone.email))]).toEqual([]);
});

test('while the mail server is down, the request says so, and the mail comes when it is back', async () => {
  await mailbox.behave('down');
  const { request, email } = await askForGuide(guide);
  await untilMailFailure(request, /^The mail server can’t be reached \(E\w+\)\.$/);
  expect(await historyOf(request)).toMatchObject([{ event: 'mail-failed', detail: { mail: 'guide', isFinal: false } }]);
  await mailbox.behave('take');
  await mailbox.untilMail(email);
  await until(async () => (await rowOf(request)).mail_trouble === null);
  expect(await eventsOf(request)).toEqual(['mail-failed', 'mail-sent']);
});

test('what is refused for now is tried again, and what the server said of the reader is stored nowhere', async () => {
  await mailbox.behave('try-later');
  const { request, email } = await askForGuide(guide);
  await untilMailFailure(request, /^The mail server can’t take this email right now \(451 4\.3\.0\)\.$/);
  await mailbox.behave('refuse-us');
  await hurry(request);
  await untilMailFailure(
    request,
    /^The mail server refused this email, though not because of its address \(554 5\.7\.1\)\.$/,
  );
  expect(await rowOf(request)).toMatchObject({ mail_given_up_at: null });
  const { rows } = await sql.query(
    'select (select string_agg(job::text, $1) from patient_press_jobs.job) || (select string_agg(h::text, $1) from patient_press_intake_history h) as stored',
    [' '],
  );
  expect(rows[0]?.stored).toContain(request);
  expect(rows[0]?.stored).not.toContain(email);
  await mailbox.behave('take');
  await hurry(request);
  await mailbox.untilMail(email);
});

test('an address that does not work is given up at once', async () => {
  await mailbox.behave('refuse-address');
  const { request } = await askForGuide(guide);
  await untilMailFailure(request, /^The mail server says this email address doesn’t work \(550 5\.1\.1\)\.$/);
  const { mail_given_up_at, delivered_at } = await rowOf(request);
  expect([mail_given_up_at, delivered_at]).toEqual([expect.any(Date), null]);
  expect(await historyOf(request)).toMatchObject([{ event: 'mail-failed', detail: { isFinal: true } }]);
  await until(async () => {
    const { rows } = await sql.query(
      "select state from patient_press_jobs.job where name = 'mail-guide' and data->>'request' = $1",
      [request],
    );
    return rows[0]?.state === 'completed';
  });
});

test('an address that cannot be decrypted is given up, and says why', async () => {
  const { request } = await keepRequest(guide);
  await sql.query("update guide_downloads set email = '1.00000000.AAAAAAAAAAAAAAAA.AAAA' where document_id = $1", [
    request,
  ]);
  await enqueue('mail-guide', { request });
  await untilMailFailure(request, /isn’t in LEAD_KEY/);
  expect((await rowOf(request)).mail_given_up_at).toEqual(expect.any(Date));
});

test('a mail that someone wants sent again is another mail', async () => {
  const { request, email } = await askForGuide(guide);
  const first = await mailbox.untilMail(email);
  await until(async () => (await rowOf(request)).delivered_at !== null);
  const { delivered_at } = await rowOf(request);
  await enqueue('mail-guide', { request, sending: 'again' });
  const second = await mailbox.untilMail(email, 2);
  expect(second.messageId).not.toBe(first.messageId);
  await until(async () => (await eventsOf(request)).length === 2);
  expect((await rowOf(request)).delivered_at).toEqual(delivered_at);
});

test('the mail waits while its guide is not published', async () => {
  const withdrawn = await createGuide(editor);
  const path = `/content-manager/collection-types/api::guide.guide/${String(withdrawn.documentId)}/actions`;
  await editor.call('POST', `${path}/unpublish`, {});
  const { request, email } = await askForGuide(withdrawn);
  await untilMailFailure(request, /^The guide isn’t published/);
  await editor.call('POST', `${path}/publish`, {});
  await hurry(request);
  await mailbox.untilMail(email);
});
