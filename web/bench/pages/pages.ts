import type { Browser, Page } from '@playwright/test';
import { step } from '../../../.run/progress.ts';
import { makeTemplate, startNewsroom } from '../../../.run/stack.ts';
import { openBrowser } from '../../tests/fixtures/browser.ts';
import { templates } from '../../tests/fixtures/site.ts';
import { shiftsOf, watchShifts } from '../banner/shift.ts';
import { type FirstScreen, lookAtScreen } from './advertising.ts';
import { type Scores, scorePages } from './lighthouse.ts';

/** Screens of phones that are sold or still in use, in pixels. */
export const phones = [
  { width: 320, height: 568 },
  { width: 360, height: 640 },
  { width: 390, height: 844 },
] as const;

/** One page of a template, as phones get it. */
export interface Result {
  template: string;
  path: string;
  /** As sent: of the page itself, and of all that it loads automatically. */
  htmlBytes: number;
  allBytes: number;
  requests: number;
  /** The largest sum of layout shifts on any of the phones. */
  shift: number;
  /** In the order of `phones`. */
  screens: FirstScreen[];
  lighthouse: Scores | null;
}

/** Counts what a page loads, from now on. */
function watchRequests(page: Page) {
  const sizes: Promise<{ isPage: boolean; bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(
      request.sizes().then(({ responseBodySize }) => ({
        isPage: request.isNavigationRequest(),
        bytes: responseBodySize,
      })),
    );
  });
  return () => Promise.all(sizes);
}

async function measureOn(browser: Browser, url: string, viewport: (typeof phones)[number]) {
  const page = await browser.newPage({ viewport, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
  try {
    await watchShifts(page);
    const requests = watchRequests(page);
    await page.goto(url, { waitUntil: 'networkidle' });
    const loaded = await requests();
    const sum = (some: typeof loaded) => some.reduce((total, { bytes }) => total + bytes, 0);
    return {
      htmlBytes: sum(loaded.filter(({ isPage }) => isPage)),
      allBytes: sum(loaded),
      requests: loaded.length,
      screen: await lookAtScreen(page),
      shift: await shiftsOf(page),
    };
  } finally {
    await page.close();
  }
}

async function measurePage(browser: Browser, siteUrl: string, template: string, path: string): Promise<Result> {
  const measured = [];
  for (const viewport of phones) measured.push(await measureOn(browser, siteUrl + path, viewport));
  const [{ htmlBytes, allBytes, requests } = { htmlBytes: 0, allBytes: 0, requests: 0 }] = measured.slice(-1);
  return {
    ...{ template, path, htmlBytes, allBytes, requests, lighthouse: null },
    shift: Math.max(...measured.map(({ shift }) => shift)),
    screens: measured.map(({ screen }) => screen),
  };
}

/** Measures one page of each template of a site that shows the demo. */
export async function measurePages(siteUrl: string): Promise<Result[]> {
  const browser = await openBrowser();
  try {
    const results: Result[] = [];
    for (const [template, path] of Object.entries(templates))
      results.push(await measurePage(browser, siteUrl, template, path));
    return results;
  } finally {
    await browser.close();
  }
}

async function withScores(siteUrl: string, results: readonly Result[]): Promise<Result[]> {
  const scores = await scorePages(results.map(({ path }) => siteUrl + path));
  return results.map((result, index) => ({ ...result, lighthouse: scores[index] ?? null }));
}

async function measure(siteUrl: string, withLighthouse: boolean): Promise<Result[]> {
  const results = await step('Every template on three phones', () => measurePages(siteUrl));
  return withLighthouse ? step('Lighthouse', () => withScores(siteUrl, results)) : results;
}

/**
 * Measures one page of each template, as readers with a phone get it.
 * @param options.site a running site that shows the demo; without it, one is started.
 */
export async function benchPages(options: { site?: string | undefined; lighthouse: boolean }): Promise<Result[]> {
  if (options.site) return measure(options.site.replace(/\/$/, ''), options.lighthouse);
  const template = await step('A newsroom with the demo', makeTemplate);
  try {
    const newsroom = await startNewsroom(template);
    try {
      const { siteUrl } = await step('Its site', () => newsroom.startSite());
      return await measure(siteUrl, options.lighthouse);
    } finally {
      await newsroom.stop();
    }
  } finally {
    template.remove();
  }
}
