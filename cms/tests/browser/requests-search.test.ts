import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { violationsOf } from '../../../web/tests/fixtures/violations.ts';
import { ask, samplePhone } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { guideRows, plant } from '../fixtures/download-samples.ts';
import { word } from '../fixtures/samples.ts';

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const main = admin.getByRole('main');
const [guide] = await guideRows();
const family = word();
let leave = async () => {};

afterAll(async () => {
  await browser.close();
  await leave();
});

const box = admin.getByRole('searchbox', { name: 'Search by part of a name, email address, or phone number' });
async function search(typed: string) {
  await box.fill(typed);
  await admin.keyboard.press('Enter');
  await main.getByText(`“${typed}”.`).waitFor();
}

describe('someone of intake', () => {
  beforeAll(async () => {
    await sql.query('delete from patient_press_consent_withdrawals');
    const phone = samplePhone();
    const email = `${family}@example.com`;
    await plant({
      email,
      name: `Zoë ${family}`,
      guide: guide?.documentId ?? null,
      columns: { created_at: new Date(Date.now() - 86_400_000) },
    });
    await plant({ email, phone, name: `Zoë ${family}`, consents: { 'guide-call': true } });
    await ask({ phone, name: `Zoe ${family}` });
    // One more page of others.
    for (let count = 0; count < 30; count += 1) await plant({ name: `Other ${family} ${count}` });
    leave = await logInAs(admin, 'intake');
  });

  test('finds a person by a part of their name, and sees everything that they requested, in order', async () => {
    const sent: string[] = [];
    admin.on('request', (request) => sent.push(request.url()));
    await admin.getByRole('link', { name: 'Downloads' }).click();
    await search(`zoe ${family.slice(1)}`);
    await main.getByText('3 requests match').waitFor();
    await main.getByRole('button', { name: /^All \(2\)$/ }).waitFor();
    const dataSubjects = main.getByRole('table', { name: 'Guide requests' }).getByRole('row');
    await expectOn(dataSubjects).toHaveCount(2);
    await main.getByRole('button', { name: `3 requests from Zoe ${family}` }).click();
    const requests = main.getByRole('table', { name: `Everything from Zoe ${family}, in order` }).getByRole('row');
    await expectOn(requests).toHaveCount(4);
    const kinds = await requests.getByText(/^(Guide: |Call request)/).allTextContents();
    expect(kinds.map((text) => text.split(':')[0])).toEqual(['Guide', 'Guide', 'Call request']);
    await requests.getByText('“guide-call”, version 1').waitFor();
    expect(await violationsOf(admin, main)).toEqual([]);
    for (const url of sent) expect(decodeURIComponent(url)).not.toContain(family.slice(1));
  });

  test('and the browser stores nothing that was typed or found', async () => {
    const state = JSON.stringify(await context.storageState({ indexedDB: true }));
    expect(state).not.toContain(family.slice(1));
    expect(await admin.evaluate(() => JSON.stringify([window.history.state, { ...sessionStorage }]))).not.toContain(
      family.slice(1),
    );
  });

  test('keeps the place: search, filter and page are there when coming back from a person', async () => {
    await search(`other ${family}`);
    await main.getByText('30 requests match').waitFor();
    await main.getByRole('button', { name: 'Older' }).click();
    await main.getByText(`Other ${family} 0`, { exact: true }).waitFor();
    await main.getByRole('button', { name: `1 request from Other ${family} 0` }).click();
    await main.getByRole('link', { name: 'Everything from this person' }).click();
    await main.getByText('This person sent 1 guide request.').waitFor();
    await main.getByRole('button', { name: 'Back' }).click();
    await main.getByText(`Other ${family} 0`, { exact: true }).waitFor();
    await expectOn(box).toHaveValue(`other ${family}`);
    await main.getByText('Page 2').waitFor();
  });

  test('is told when nothing matches, and what to type', async () => {
    await search(`${family}nobody`);
    await main.getByText('No requests match').waitFor();
    await main.getByText('No requests in this list match the search and the filters.').waitFor();
    await box.fill('z');
    await admin.keyboard.press('Enter');
    await main.getByText('Enter at least two letters of a name or email address').waitFor();
    await admin.getByRole('button', { name: 'Clear search' }).click();
    await main.getByText(`Other ${family} 29`, { exact: true }).waitFor();
  });

  test('finds the calls of a person, one for both requests, on a phone', async () => {
    await admin.setViewportSize({ width: 390, height: 844 });
    await admin.goto(`${stack.cmsUrl}/admin/requests/calls`);
    await search(`zoe ${family}`);
    const calls = main.getByRole('table', { name: 'Calls' }).getByRole('row');
    await expectOn(calls).toHaveCount(2);
    await main.getByRole('button', { name: /^To make \(2\)/ }).waitFor();
    await main.getByRole('button', { name: /^3 requests from/ }).click();
    await main.getByRole('table', { name: /^Everything from/ }).waitFor();
    expect(await violationsOf(admin, main)).toEqual([]);
    const width = await admin.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
