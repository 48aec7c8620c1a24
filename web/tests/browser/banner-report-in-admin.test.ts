import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole } from '../../../cms/tests/fixtures/admin-api.ts';
import { daysAgo, startCounting } from '../../../cms/tests/fixtures/banner-counts.ts';
import { createBanner, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { violationsOf } from '../fixtures/violations.ts';

const administrator = await asAdministrator(stack);
const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
const count = await startCounting(stack.databaseUrl);
const tested = await createBanner(marketer, {
  name: `Tested ${word()}`,
  variants: ['time-limits', 'write-it-down'].map((key) => ({ key, weight: 1 })),
});
const plain = await createBanner(marketer, { name: `Plain ${word()}` });

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
// Strapi's own frame of the page is Strapi's.
const sections = admin.getByRole('main').locator('section');
const leaving: (() => Promise<void>)[] = [];

beforeAll(async () => {
  await count(
    tested,
    Array.from({ length: 28 }, (_, index) => {
      const [day, swing] = [daysAgo(index), 1 + 0.3 * Math.sin(index)];
      const seen = Math.round(480 * swing);
      return [
        { day, variant: 'time-limits', seen, clicked: Math.round(10 * swing), led: index % 2 },
        { day, variant: 'write-it-down', seen: seen + 7, clicked: Math.round(15 * swing), led: 1 + (index % 3) },
      ];
    }).flat(),
  );
  leaving.push(await logInAs(admin, 'marketer'));
});
afterAll(async () => {
  await browser.close();
  for (const leave of leaving) await leave();
});

describe('a marketer', () => {
  test('finds the report in the menu, and in it every banner', async () => {
    await admin.getByRole('navigation').getByRole('link', { name: 'Banner schedule and results' }).click();
    await admin.getByRole('link', { name: 'Report', exact: true }).click();
    const row = admin.getByRole('row').filter({ hasText: String(tested.name) });
    await row.getByText(/^2\.6%$/).waitFor();
    await row.getByRole('link').click();
    await admin.waitForURL(`**/banners/report/${tested.documentId}**`);
  });

  test('reads which variant leads, and that it is significant', async () => {
    await admin
      .getByText(
        /^“write-it-down” leads: 3\.\d% compared with 2\.\d% for “time-limits”\. The lead is statistically significant: checked every day, a lead this clear would appear by chance in fewer than \d of 100 experiments\./,
      )
      .waitFor();
    const row = admin.getByRole('row').filter({ hasText: 'write-it-down' }).first();
    await row
      .getByText(/^\d\.\d\d?% to \d\.\d\d?%$/)
      .first()
      .waitFor();
    await admin.getByText('How we calculate this').click();
    await admin.getByRole('link', { name: /^Robbins \(1970\)/ }).waitFor();
  });

  test('sees the days as lines, and as a table', async () => {
    await admin.getByRole('img', { name: /^Click rate by variant, cumulative/ }).waitFor();
    await admin.getByRole('combobox', { name: 'Measure' }).click();
    await admin.getByRole('option', { name: 'Views' }).click();
    await admin.getByRole('combobox', { name: 'Cumulative or daily' }).click();
    await admin.getByRole('option', { name: 'daily' }).click();
    await admin.getByRole('img', { name: /^Views by variant, daily/ }).waitFor();
    await admin.getByText('View as table').click();
    const days = admin.getByRole('region', { name: 'Views by variant, daily' }).getByRole('row');
    await expectOn(days).toHaveCount(31);
  });

  test('saves the counts as a table', async () => {
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('button', { name: 'Counts as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`banner-${tested.documentId}-${daysAgo(29)}-${daysAgo(0)}.csv`);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(1 + 28 * 2);
  });

  test('chooses another period, which the address keeps', async () => {
    await admin.getByRole('combobox', { name: 'Period' }).click();
    await admin.getByRole('option', { name: 'Custom period' }).click();
    await admin.getByLabel('From', { exact: true }).fill(daysAgo(2));
    await admin.waitForURL(`**from=${daysAgo(2)}**`);
    await admin.reload();
    await admin.getByRole('img', { name: /^Click rate/ }).waitFor();
    expect(await admin.getByLabel('From', { exact: true }).inputValue()).toBe(daysAgo(2));
  });

  test('sees what is wrong with a period', async () => {
    await admin.goto(`${stack.cmsUrl}/admin/banners/report/${tested.documentId}?from=2026-02-02&to=2026-02-01`);
    await admin
      .getByText('The period starts on 2026-02-02, after its end on 2026-02-01. Swap the two dates.')
      .waitFor();
  });

  test('sees that nothing was counted, and that there is nothing to compare', async () => {
    await admin.goto(`${stack.cmsUrl}/admin/banners/report/${plain.documentId}`);
    await admin.getByText(/^No views in this period/).waitFor();
    await admin.getByText(/^This banner doesn’t have two variants to compare\./).waitFor();
    expect(await violationsOf(admin, sections)).toEqual([]);
  });
});

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 800],
  ['dark', 800],
] as const)('all can read the report in %s at %i pixels', async (colorScheme, width) => {
  await admin.emulateMedia({ colorScheme });
  await admin.setViewportSize({ width, height: 1000 });
  await admin.goto(`${stack.cmsUrl}/admin/banners/report/${tested.documentId}`);
  await admin.getByRole('img', { name: /^Click rate/ }).waitFor();
  expect(await violationsOf(admin, sections)).toEqual([]);
});

test('an editor, who does not read banners, has no such entry in the menu', async () => {
  await context.clearCookies();
  leaving.push(await logInAs(admin, 'editor'));
  await admin.getByRole('link', { name: 'Content Manager' }).waitFor();
  expect(await admin.getByRole('link', { name: 'Banner schedule and results' }).count()).toBe(0);
});
