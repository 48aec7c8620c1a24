import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { openBrowser } from '../fixtures/browser.ts';
import { refused } from '../fixtures/callback-form.ts';
import { openGuideForm } from '../fixtures/guide-form.ts';
import { templates } from '../fixtures/site.ts';
import { violationsOf } from '../fixtures/violations.ts';

const { siteUrl } = stack;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [360, 1280].map((width) => ({ colorScheme, width })),
);

/** What axe finds on a page, and by how many pixels it scrolls sideways, in both color schemes on a phone and on a laptop. */
async function lookAt(page: Page) {
  const found = [];
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    found.push({
      colorScheme,
      width,
      violations: await violationsOf(page),
      sideways: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    });
  }
  return found;
}
const nothing = looks.map((look) => ({ ...look, violations: [], sideways: 0 }));

test.each(Object.entries(templates))(
  '%s has no violation that axe finds, and does not scroll sideways',
  async (_, path) => {
    const page = await browser.newPage();
    await page.goto(siteUrl + path);
    expect(await lookAt(page)).toEqual(nothing);
    await page.close();
  },
);

const states: Record<string, (reader: Awaited<ReturnType<typeof openGuideForm>>) => Promise<unknown>> = {
  'with a box ticked': ({ box }) => box.check(),
  'with a suggestion': async ({ page, email, form }) => {
    await email.fill('reader@gmial.com');
    await page.keyboard.press('Tab');
    await form.getByText('Did you mean').waitFor();
  },
  'with errors': async ({ box, phone, send, problems }) => {
    await box.check();
    await phone.fill('12');
    await send.click();
    await problems.waitFor();
  },
  'when the site objects': async ({ email, send, problems }) => {
    await email.fill('reader@example.com');
    await send.click();
    await problems.waitFor();
  },
  'while it waits for a connection': async ({ page, email, send, problems }) => {
    await email.fill('reader@example.com');
    await page.context().setOffline(true);
    await send.click();
    await problems.waitFor();
  },
};
test.each(Object.entries(states))('the form for a guide %s has no violation that axe finds', async (_, bring) => {
  const answer = refused(429, 'too-many-requests', 'There were many requests from here. Try again in an hour.');
  const reader = await openGuideForm(browser, { answer });
  await reader.touch();
  await bring(reader);
  expect(await lookAt(reader.page)).toEqual(nothing);
  await reader.leave();
});
