import { createHmac, randomBytes } from 'node:crypto';
import {
  GUIDE_CHALLENGE,
  GUIDE_DOWNLOADS,
  type GuideRequest,
  guideRequest,
  thankYouPath,
} from '@patient-press/shared/guide-request';
import type { Browser, BrowserContextOptions, Page, Route } from '@playwright/test';
import { createChallenge, HmacAlgorithm, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Payload } from 'altcha-lib/types';
import { stack } from '../../.run/worker-stack.ts';

import { templates } from './site.ts';

const { siteUrl } = stack;

export const guidePath = templates['guide on request'];
export const thankYou = thankYouPath(guidePath);
/** As the newsroom signs it. */
export const download = `/api/guide-files/f.abc.1.${createHmac('sha256', 'x').digest('base64url')}/guide.pdf`;

const secret = randomBytes(16).toString('hex');

/** The newsroom has taken a request. */
export const taken = (route: Route) => route.fulfill({ status: 201, json: { accepted: true, download } });
/** The newsroom has taken a request, and sends the PDF by mail only. */
export const takenForMail = (route: Route) => route.fulfill({ status: 201, json: { accepted: true, download: null } });

/** What is solved in a moment. */
const newChallenge = () =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 10,
    deriveKey,
    keyPrefix: '0',
    expiresAt: new Date(Date.now() + 600_000),
    hmacSignatureSecret: secret,
    hmacAlgorithm: HmacAlgorithm.SHA_256,
  });

/** Whether a proof of work is what the newsroom asks for. */
export async function isProof(proof: string | undefined): Promise<boolean> {
  const { challenge, solution }: Payload = JSON.parse(atob(proof ?? ''));
  const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: secret });
  return verified;
}

/** By how much a page has moved that nobody touched: https://web.dev/articles/cls */
export const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput) shift += Number(entry.value);
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(shift)));
      }),
  );

interface Options extends BrowserContextOptions {
  /** How the newsroom answers a request. */
  answer?: (route: Route) => unknown;
  /** How it answers when it is asked for a challenge. */
  challenge?: (route: Route) => unknown;
  /** To be done before the page is opened. */
  before?: (page: Page) => Promise<unknown>;
  path?: string;
}

/** A reader with a guide's form before them, and what the newsroom received from it. */
export async function openGuideForm(browser: Browser, options: Options = {}) {
  const { answer = taken, challenge, before, path = guidePath, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...contextOptions });
  const page = await context.newPage();
  const received: GuideRequest[] = [];
  let challenges = 0;
  await page.route(`**${GUIDE_CHALLENGE}`, async (route) => {
    challenges += 1;
    await (challenge ? challenge(route) : route.fulfill({ json: await newChallenge() }));
  });
  await page.route(`**${GUIDE_DOWNLOADS}`, (route) => {
    received.push(guideRequest.parse(route.request().postDataJSON()));
    return answer(route);
  });
  await before?.(page);
  await page.goto(siteUrl + path, { waitUntil: 'load' });
  const form = page.locator('form.guide-form');
  const email = form.getByLabel('Your e-mail address');
  return {
    page,
    form,
    received,
    challenges: () => challenges,
    email,
    phone: form.getByLabel('Your phone number'),
    box: form.getByRole('checkbox'),
    problems: form.getByRole('alert'),
    send: form.getByRole('button', { name: 'Send me the guide' }),
    thanks: page.getByRole('heading', { name: 'Your guide is on its way' }),
    /** Touches the form, and waits until it was taken over. */
    async touch() {
      await email.focus();
      await page.waitForFunction(() => document.querySelector<HTMLFormElement>('form.guide-form')?.noValidate);
    },
    leave: () => context.close(),
  };
}
