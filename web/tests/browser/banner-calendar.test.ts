import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator } from '../../../cms/tests/fixtures/admin-api.ts';
import { createBanner, dayFromToday, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { violationsOf } from '../fixtures/violations.ts';

const BANNER = 'api::cta-banner.cta-banner';
const administrator = await asAdministrator(stack);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const placement = 'sticky-mobile';
const strong = await createBanner(administrator, {
  name: `Strong ${word()}`,
  placement,
  priority: 900,
  startsAt: inDays(-3),
  approvedOn: dayFromToday(-4),
  approvalEndsOn: dayFromToday(20),
});
const weak = await createBanner(administrator, {
  name: `Weak ${word()}`,
  placement,
  startsAt: inDays(5),
  endsAt: inDays(15),
});

/** Where the demo's banner of this place does not stand either. */
const notCovered = 'No banner on the home page, articles, guides, and other pages';

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const phone = admin.getByRole('region', { name: 'Bottom of phone screen' });
const openCalendar = async () => {
  await admin.goto(`${stack.cmsUrl}/admin/banners/calendar`);
  await phone.waitFor();
};
let leave: () => Promise<void>;

let publishedAt: number;
beforeAll(async () => {
  publishedAt = Date.now();
  expect(await publish(administrator, BANNER, strong)).toMatchObject({ status: 200, message: '' });
  leave = await logInAs(admin, 'marketer');
  await openCalendar();
});
afterAll(async () => {
  await browser.close();
  await leave();
});

test('a marketer sees each banner in the row of its place, and where none runs', async () => {
  const bar = phone.getByRole('link', { name: new RegExp(`^${strong.name}.* Live\\.`) });
  expect(await bar.getAttribute('aria-label')).toMatch(/At the bottom of the screen on phones, on every page, from/);
  await phone.getByRole('link', { name: new RegExp(`^${weak.name}\\. Draft\\.`) }).waitFor();
  await phone.getByText(notCovered).first().waitFor();
});

test('a marketer reads below what is empty, what meets, and which approvals end', async () => {
  const section = (name: string) => admin.getByRole('region', { name, exact: true });
  await section('Gaps')
    .getByText(new RegExp(`Bottom of phone screen: ${notCovered}, starting .* E[SD]T\\.$`))
    .waitFor();
  const sentence = `“${strong.name}” outranks “${weak.name}” (draft) on every page`;
  await section('Overlaps').getByText(sentence).waitFor();
  const approvals = section('Approvals ending within 30 days');
  await approvals.getByRole('link', { name: String(strong.name) }).waitFor();
  expect(await approvals.getByRole('link', { name: String(weak.name) }).count()).toBe(0);
});

test('a banner that was first published just now is drawn from now on, whatever its start', async () => {
  const bar = phone.getByRole('link', { name: new RegExp(`^${strong.name}.* Live\\.`) });
  const today = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', month: 'short', day: 'numeric' });
  // Midnight may pass while the test runs.
  const days = [new Date(publishedAt), new Date()].map((at) => today.format(at)).join('|');
  expect(await bar.getAttribute('aria-label')).toMatch(new RegExp(`on every page, from (${days}), `));
});

test('a marketer moves on by months, sees a year at once, and comes back', async () => {
  const bars = phone.getByRole('link');
  const before = await bars.count();
  for (let month = 0; month < 3; month += 1) await admin.getByRole('button', { name: 'Next month' }).click();
  await expectOn(bars.filter({ hasText: String(weak.name) })).toHaveCount(0);
  await admin.getByRole('button', { name: 'Today' }).click();
  await expectOn(bars).toHaveCount(before);
  await admin.getByRole('button', { name: '12 months' }).click();
  await bars.filter({ hasText: String(weak.name) }).waitFor();
});

test('a marketer who does not see bars has all of it in a table', async () => {
  await admin.getByRole('button', { name: 'View as table' }).click();
  const row = admin.getByRole('row').filter({ hasText: String(strong.name) });
  await row.getByText('At the bottom of the screen on phones, on every page').waitFor();
  await row.getByText('Live', { exact: true }).waitFor();
  await admin.getByRole('button', { name: 'View as calendar' }).click();
});

test.each([1440, 800])(
  'at %i pixels all can read the calendar, in light and dark, and nothing is cut off',
  async (width) => {
    await admin.setViewportSize({ width, height: 1000 });
    for (const theme of ['light', 'dark']) {
      await admin.evaluate((name) => localStorage.setItem('STRAPI_THEME', name), theme);
      await openCalendar();
      for (const part of ['Bottom of phone screen', 'Gaps', 'Overlaps', 'Approvals ending within 30 days']) {
        const section = admin.getByRole('region', { name: part, exact: true });
        expect(await violationsOf(admin, section), `${part}, ${theme}`).toEqual([]);
      }
      expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  },
);

test('a phone lists the banners, and all of each can be read', async () => {
  await admin.setViewportSize({ width: 390, height: 844 });
  await admin.goto(`${stack.cmsUrl}/admin/banners/calendar`);
  const table = admin.getByRole('table', { name: 'Banners' });
  await table
    .getByRole('row')
    .filter({ hasText: String(strong.name) })
    .getByText('Live', { exact: true })
    .waitFor();
  expect(await violationsOf(admin, table)).toEqual([]);
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await admin.setViewportSize({ width: 1440, height: 1000 });
  await openCalendar();
});

test('a bar is reached by keyboard, and leads to its banner', async () => {
  await phone.getByRole('link', { name: new RegExp(`^${strong.name}`) }).focus();
  await admin.keyboard.press('Enter');
  await admin.waitForURL(`**/${strong.documentId}**`);
});
