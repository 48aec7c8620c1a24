import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { previewHeights, startSamplePreviews } from '../../../cms/tests/fixtures/sample-banner-previews.ts';
import { createBanner, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';

const BANNER = 'api::cta-banner.cta-banner';
const sheets = await startSamplePreviews(stack.pressToken);
const cms = await startCms({
  databaseUrl: stack.databaseUrl,
  dataDir: stack.dataDir,
  port: await freePort(),
  env: { PRESS_TOKEN: stack.pressToken, SITE_URL: sheets.url, PRESS_URL: stack.siteUrl },
});
const administrator = await asAdministrator(stack);
/** In years in which the banners of the demo are over. */
const run = { startsAt: '2030-03-01T05:00:00.000Z', endsAt: '2030-05-01T04:00:00.000Z', approvalEndsOn: '2031-01-01' };
const strong = await createBanner(administrator, { ...run, name: `Strong ${word()}`, priority: 900 });
const weak = await createBanner(administrator, { ...run, name: `Weak ${word()}`, priority: 5 });
const editPath = (documentId: unknown) => `${cms.url}/admin/content-manager/collection-types/${BANNER}/${documentId}`;

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, timezoneId: 'UTC' });
const admin = await context.newPage();
const refused: string[] = [];
admin.on('console', (message) => {
  if (/Content Security Policy|frame-/i.test(message.text())) refused.push(message.text());
});
let leave: () => Promise<void>;

beforeAll(async () => {
  expect(await publish(administrator, BANNER, strong)).toMatchObject({ status: 200, message: '' });
  leave = await logInAs(admin, 'marketer', cms.url);
});
afterAll(async () => {
  await browser.close();
  await leave();
  await cms.stop();
  await sheets.stop();
});

describe('beside the form of a banner, under “When and where”, a marketer', () => {
  const panel = admin.getByRole('complementary').filter({ hasText: 'When and where' });

  test('reads when and where it will run, and that no reader will see it', async () => {
    await admin.goto(editPath(weak.documentId));
    await panel
      .getByText(
        'At the top of every page, from Mar 1, 2030, 12:00 a.m. EST to May 1, 2030, 12:00 a.m. EDT. It isn’t published yet.',
      )
      .waitFor();
    await panel.getByText(`No reader will see it: “${strong.name}” outranks it everywhere`).waitFor();
  });

  test('sees at once, before saving, what a change in the form does', async () => {
    const form = admin.getByRole('main');
    await form.getByLabel('Priority').fill('950');
    await expectOn(panel.getByText(/^No reader will see it/)).toHaveCount(0);
    await panel.getByText('It outranks these').waitFor();
    await form.getByRole('combobox', { name: /^Placement/ }).click();
    await admin.getByRole('option', { name: 'End of article' }).click();
    await panel.getByText(/^At the end of every article, from Mar 1, 2030/).waitFor();
    await panel.getByText('Based on unsaved changes in this form.').waitFor();
    await expectOn(panel.getByText('It outranks these')).toHaveCount(0);
  });

  test('is led to the banner that is shown in its place', async () => {
    await admin.goto(editPath(weak.documentId));
    await panel.getByText('These outrank it').waitFor();
    await panel.getByRole('link', { name: String(strong.name) }).click();
    await admin.waitForURL(`**/${strong.documentId}**`);
    await panel.getByRole('link', { name: String(weak.name) }).waitFor();
  });

  test('is warned of an approval that ends before the run does', async () => {
    const data = { approvalEndsOn: '2030-04-01' };
    await administrator.call('PUT', collection(BANNER, weak.documentId), data);
    await admin.goto(editPath(weak.documentId));
    await panel.getByText(/^Its approval ends on Apr 1, 2030, before “Ends” \(May 1, 2030/).waitFor();
    await panel.getByText(/Its approval ends then\. It isn’t published yet\.$/).waitFor();
  });
});

test('under “Room on phones”, a marketer reads while typing how high the banner gets, and what to do', async () => {
  const panel = admin.getByRole('complementary').filter({ hasText: 'Room on phones' });
  await admin.goto(editPath(weak.documentId));
  await panel.getByText(/^320 × 568 pixels: about \d+ high, of 170 allowed$/).waitFor();
  const advice = panel.getByText('Shorten the message, or use fewer or shorter buttons.');
  await expectOn(advice).toHaveCount(0);
  const message = admin
    .getByRole('main')
    .getByRole('textbox', { name: /^Message/ })
    .first();
  await message.fill('Were you near asbestos at work? '.repeat(4).trim());
  await panel.getByText(/^320 × 568 pixels: about \d+ high, but only 170 are allowed$/).waitFor();
  await expectOn(advice).toHaveCount(1);
});

describe('under “How it looks”, a marketer', () => {
  const panel = admin.getByRole('complementary').filter({ hasText: 'How it looks' });
  const frame = panel.locator('iframe');

  test('sees the banner at its place, as wide as a phone, no higher than it is, and when it was saved', async () => {
    await admin.goto(editPath(weak.documentId));
    await expectOn(
      frame.contentFrame().getByText('A lawyer can tell you what your options are, at top-bar.'),
    ).toBeVisible();
    // A browser draws no frame that is out of sight.
    await frame.scrollIntoViewIfNeeded();
    await expectOn(frame).toHaveAttribute('height', String(previewHeights.phone));
    expect(await frame.getAttribute('width')).toBe('390');
    const [drawn, room] = [await frame.boundingBox(), await panel.boundingBox()];
    expect(drawn?.width).toBeLessThan(room?.width ?? 0);
    expect((drawn?.height ?? 0) / (drawn?.width ?? 1)).toBeCloseTo(previewHeights.phone / 390, 2);
    await panel.getByText(/^Top of page, on a phone\. Saved \d{1,2}:\d\d [ap]\.m\. E[SD]T$/).waitFor();
  });

  test('opens every placement, on a phone and on a wide screen, and sees which is this banner’s', async () => {
    await panel.getByRole('button', { name: 'All placements' }).click();
    const dialog = admin.getByRole('dialog', { name: 'The draft in every placement' });
    await expectOn(dialog.locator('iframe')).toHaveCount(7);
    const own = dialog.getByRole('region', { name: 'Top of page' });
    await expectOn(own.locator('iframe').first()).toHaveAttribute('height', String(previewHeights.phone));
    await expectOn(own.locator('iframe').last()).toHaveAttribute('height', String(previewHeights.wide));
    await expectOn(dialog.getByText('This banner’s placement')).toHaveCount(1);
    await own.getByText('This banner’s placement').waitFor();
    await dialog.getByText('Not shown on wide screens. This placement is for phones only.').waitFor();
    await admin.keyboard.press('Escape');
  });

  test('sees it again when it was saved with another place', async () => {
    await admin
      .getByRole('main')
      .getByRole('combobox', { name: /^Placement/ })
      .click();
    await admin.getByRole('option', { name: 'End of article' }).click();
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await expectOn(frame.contentFrame().getByText(/at article-end\.$/)).toBeVisible();
    await panel.getByText(/^End of article, on a phone\./).waitFor();
  });

  test('is asked to save a new one first', async () => {
    await admin.goto(editPath('create'));
    await panel.getByText('Save to see a preview.').waitFor();
  });

  test('is drawn completely by the browser', () => {
    expect(refused).toEqual([]);
  });
});
