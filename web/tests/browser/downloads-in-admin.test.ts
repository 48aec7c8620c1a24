import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { guideRows, happened, jobsOf, plant } from '../../../cms/tests/fixtures/download-samples.ts';
import { word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { violationsOf } from '../fixtures/violations.ts';

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const leaving: (() => Promise<void>)[] = [];
const [guide] = await guideRows();
const email = `grace.${word()}@example.com`;
const name = `Grace ${word()}`;

afterAll(async () => {
  await browser.close();
  for (const leave of leaving) await leave();
});

describe('someone of intake', () => {
  const row = admin.getByRole('row').filter({ hasText: email });
  const dialog = admin.getByRole('dialog');
  const search = async (typed: string) => {
    await admin
      .getByRole('searchbox', { name: 'Search by part of a name, email address, or phone number' })
      .fill(typed);
    await admin.keyboard.press('Enter');
    await admin.getByText(`“${typed.trim()}”.`).waitFor();
  };
  const openRequest = () => admin.getByRole('button', { name: /^Open the request from/ });
  const stopSearching = () => admin.getByRole('button', { name: 'Clear search' }).click();

  beforeAll(async () => {
    // The demo has opt-outs of its own.
    await sql.query('delete from patient_press_consent_withdrawals');
    const documentId = await plant({
      email,
      name,
      phone: '+12125550123',
      guide: guide?.documentId ?? null,
      consents: { 'guide-call': true },
      columns: { delivered_at: new Date() },
    });
    await happened(documentId, 'mail-sent', { mail: 'guide', messageId: 'x' });
    leaving.push(await logInAs(admin, 'intake'));
  });

  test('sees on the home page how many guides were asked for, by guide and by banner', async () => {
    await admin.getByRole('img', { name: /^Requests per day over the last 30 days, by guide/ }).waitFor();
    await admin.getByRole('button', { name: 'By banner' }).click();
    await admin.getByRole('img', { name: /^Requests per day over the last 30 days, by banner/ }).waitFor();
    await admin.getByText('View as table').click();
    const days = admin.getByRole('region', { name: /^Requests per day/ }).getByRole('row');
    await expectOn(days).toHaveCount(31);
  });

  test('finds a person by email, and reads what became of their request', async () => {
    await admin.getByRole('link', { name: 'Downloads' }).click();
    await row.getByText('Agreed to a call').waitFor();
    await row.getByText(/^\d{1,2}:\d\d [ap]\.m\..*, not opened yet$/).waitFor();
    expect(await violationsOf(admin, admin.getByRole('main'))).toEqual([]);
    await search(` ${email.toUpperCase()} `);
    await admin.getByText('1 request matches').waitFor();
    await expectOn(admin.getByRole('row')).toHaveCount(2);
    await row.getByText('“guide-call”, version 1').waitFor();
    expect(await violationsOf(admin, admin.getByRole('main'))).toEqual([]);
    await openRequest().click();
    await dialog.getByText('The email with the guide was sent.').waitFor();
    expect(await dialog.getByRole('link', { name: '(212) 555-0123' }).getAttribute('href')).toBe('tel:+12125550123');
    expect(await violationsOf(admin, dialog)).toEqual([]);
  });

  test('withdraws a consent, and reads by when all contact must stop', async () => {
    await dialog.getByRole('button', { name: 'Record opt-out from “guide-call”…' }).click();
    const asking = dialog.filter({ hasText: 'Opted out on' });
    await asking.getByLabel(/^Opted out on/).fill('2026-11-02');
    await asking.getByRole('button', { name: 'Record opt-out', exact: true }).click();
    const done = dialog.filter({ hasText: 'Opt-out recorded.' });
    await done
      .getByText(/All contact must stop by \w+ \d+, 2026/)
      .first()
      .waitFor();
    await done.getByRole('button', { name: 'Close', exact: true }).click();
    await dialog.getByText(/“guide-call”, version 1: withdrawn; all contact must stop by/).waitFor();
    await admin.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await stopSearching();
    await admin.getByRole('link', { name: /^Opt-outs to complete/ }).click();
    const withdrawal = admin.getByRole('row').filter({ hasText: '“guide-call”' });
    await withdrawal.getByText(name).waitFor();
    await withdrawal.getByText('(212) 555-0123').waitFor();
    expect(await violationsOf(admin, admin.getByRole('main'))).toEqual([]);
    await withdrawal.getByRole('link', { name: 'Everything from this person' }).click();
    await admin.getByText('This person sent 1 guide request.').waitFor();
    await admin.getByRole('link', { name: 'Downloads' }).click();
    await admin.getByRole('link', { name: /^Opt-outs to complete/ }).click();
    await withdrawal.getByText('Make sure no one here calls.').waitFor();
    await withdrawal.getByRole('button', { name: 'Done…' }).click();
    const markAsDone = dialog.getByRole('button', { name: 'Mark as done' });
    await expectOn(markAsDone).toBeDisabled();
    await dialog.getByRole('checkbox', { name: 'No one here calls this person about it anymore.' }).check();
    expect(await violationsOf(admin, dialog)).toEqual([]);
    await markAsDone.click();
    await admin.getByText('No open opt-outs.').waitFor();
    await admin.getByRole('button', { name: /^Done/ }).click();
    await withdrawal.getByText('Sample intake').waitFor();
    await admin.getByRole('link', { name: 'Automatic deletions' }).click();
    await admin.getByText(/^Personal data is automatically deleted/).waitFor();
    await admin.getByRole('link', { name: 'Requests', exact: true }).last().click();
  });

  test('frees what only looked like spam', async () => {
    const suspect = `spam.${word()}@example.com`;
    const documentId = await plant({ email: suspect, columns: { verdict: 'suspect' } });
    await search(suspect);
    await openRequest().click();
    await dialog.getByRole('button', { name: 'Not spam' }).click();
    await dialog.getByText('Sample intake: Marked as not spam.').waitFor();
    await dialog.getByRole('button', { name: 'Resend the email' }).waitFor();
    expect(await jobsOf(documentId)).toContain('mail-guide');
    await admin.keyboard.press('Escape');
    await stopSearching();
  });

  test('saves what the filters let through as a file', async () => {
    await plant({ email: `called.${word()}@example.com`, phone: '+12125550124', consents: { 'guide-call': true } });
    await admin.getByRole('combobox', { name: 'Call' }).click();
    await admin.getByRole('option', { name: 'Agreed to a call' }).click();
    await expectOn(row).toHaveCount(0);
    await admin.getByRole('row').filter({ hasText: 'called.' }).waitFor();
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^guide-requests-\d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines[1]).toContain('called.');
    const column = lines[0]?.split(',').indexOf('"agreed to a call"') ?? -1;
    expect(new Set(lines.slice(1).map((line) => line.split('","')[column]))).toEqual(new Set(['yes']));
    await admin.getByRole('button', { name: 'Clear filters' }).click();
  });

  test('exports a person, records an opt-out, and erases what is theirs, having seen who else has the name', async () => {
    const call = await plant({ email, name, phone: '+12125550125', consents: { 'guide-call': true } });
    const namesake = await plant({ email: `other.${word()}@example.com`, name });
    await search('(212) 555-0125');
    await admin.getByRole('button', { name: `2 requests from ${name}` }).click();
    await admin.getByRole('link', { name: 'Everything from this person' }).click();
    await admin
      .getByText('This person sent 2 guide requests. 1 other request has the same name and may be from someone else.')
      .waitFor();
    await admin.getByRole('button', { name: 'Export data…' }).click();
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save the file' }).click(),
    ]);
    const file = readFileSync(await download.path(), 'utf8');
    expect([file.includes(email), file.includes('other.')]).toEqual([true, false]);
    await dialog.waitFor({ state: 'detached' });

    await admin.getByRole('button', { name: 'Record opt-out…' }).click();
    await dialog.getByLabel(/^Opted out on/).fill('2026-11-20');
    expect(await violationsOf(admin, dialog)).toEqual([]);
    await dialog.getByRole('button', { name: 'Record opt-out', exact: true }).click();
    await dialog.getByText('Opt-out recorded for 1 request.').waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();

    await admin.getByRole('button', { name: 'Erase data…' }).click();
    await dialog.getByText('No one: it wasn’t shared.').waitFor();
    expect(await violationsOf(admin, dialog)).toEqual([]);
    const boxes = dialog.getByRole('checkbox');
    await expectOn(boxes).toHaveCount(3);
    const checked = await boxes.evaluateAll((all) => all.map((box) => box.getAttribute('aria-checked')));
    expect(checked).toEqual(['true', 'true', 'false']);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await admin.getByRole('button', { name: 'Erase data…' }).click();
    await dialog.getByRole('button', { name: 'Permanently delete' }).click();
    await dialog.getByText('2 requests erased.').waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    const { rows } = await sql.query(
      'select document_id, erased_at is not null as erased from guide_downloads where document_id = any($1)',
      [[call, namesake]],
    );
    expect(new Map(rows.map((one) => [one.document_id, one.erased]))).toEqual(
      new Map([
        [call, true],
        [namesake, false],
      ]),
    );
    await search(name);
    await admin.getByText('1 request matches').waitFor();
    await search(`${word()}@example.com`);
    await admin.getByText('No requests match').waitFor();
    await stopSearching();
    await admin.getByRole('link', { name: 'Downloads' }).click();
  });

  test('sees when emails wait', async () => {
    await sql.query('update guide_downloads set delivered_at = now() where delivered_at is null');
    const documentId = await plant({
      columns: {
        created_at: new Date(Date.now() - 3_600_000),
        mail_trouble: 'The mail server can’t be reached (ESOCKET).',
      },
    });
    await admin.reload();
    await admin.getByText(/^1 email is waiting, since/).waitFor();
    await admin
      .getByText('The mail server can’t be reached (ESOCKET). It will be sent automatically once this is resolved.')
      .waitFor();
    await sql.query('update guide_downloads set delivered_at = now(), mail_trouble = null where document_id = $1', [
      documentId,
    ]);
  });

  test('reads it on a small screen', async () => {
    for (const width of [800, 390]) {
      await admin.setViewportSize({ width, height: 900 });
      await admin.reload();
      await admin.getByRole('table', { name: 'Guide requests' }).waitFor();
      expect(await violationsOf(admin, admin.getByRole('main'))).toEqual([]);
    }
    await admin.setViewportSize({ width: 1280, height: 900 });
  });
});

test('a marketer sees the numbers, but neither the page nor anyone', async () => {
  await context.clearCookies();
  leaving.push(await logInAs(admin, 'marketer'));
  await admin.getByRole('img', { name: /^Requests per day over the last 30 days/ }).waitFor();
  expect(await admin.getByRole('link', { name: 'Downloads' }).count()).toBe(0);
  expect(await admin.getByText('sample-reader').count()).toBe(0);
  await admin.goto(`${stack.cmsUrl}/admin/downloads`);
  await admin
    .getByText(/permission/)
    .first()
    .waitFor();
  expect(await admin.getByRole('table').count()).toBe(0);
});
