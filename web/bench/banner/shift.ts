import type { Browser, Page } from '@playwright/test';
import { openBrowser } from '../../tests/fixtures/browser.ts';

const viewports = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

export type Viewport = keyof typeof viewports;

/** The sum of the shifts that the browser saw and no reader caused: https://wicg.github.io/layout-instability/ */
export const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry) Object.assign(window, { shifts: Reflect.get(window, 'shifts') + Number(entry.value) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** Of a page that is watched. */
export const shiftsOf = async (page: Page) => Number(await page.evaluate(() => Reflect.get(window, 'shifts')));

async function measureIn(browser: Browser, url: string, name: Viewport, publish: (message: string) => Promise<void>) {
  const page = await browser.newPage({ viewport: viewports[name] });
  try {
    await watchShifts(page);
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    // As long as the one before: a longer one waits until its place is out of sight.
    const message = name === 'phone' ? 'Number 1.' : 'Number 2.';
    await publish(message);
    // Its own check, which comes every fifteen seconds.
    await page.locator('[data-cta="top-bar"]').getByText(message).waitFor();
    await page.mouse.wheel(0, 2000);
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
    return { viewport: name, shift: await shiftsOf(page) };
  } finally {
    await page.close();
  }
}

/**
 * Opens an article on a phone or on a desk, changes the banner above it, waits until it is swapped, and scrolls on.
 * @param publish puts a message on the banner of all pages.
 */
export async function measureShift(
  siteUrl: string,
  names: readonly Viewport[],
  publish: (message: string) => Promise<void>,
) {
  const browser = await openBrowser();
  try {
    const home = await (await fetch(`${siteUrl}/feed.xml`)).text();
    const [, path = '/'] = /<link>[^<]*?(\/articles\/[^<]+)<\/link>/.exec(home) ?? [];
    const measured = [];
    for (const name of names) measured.push(await measureIn(browser, siteUrl + path, name, publish));
    return measured;
  } finally {
    await browser.close();
  }
}
