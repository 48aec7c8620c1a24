import { afterAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { asAdministrator } from '../fixtures/admin-api.ts';
import { createBanner, createSource } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const browser = await openBrowser();
afterAll(() => browser.close());

const recent = ['Recently edited', 'Recently published'];

/** What each role finds on its home page, in this order. */
const pages: Record<string, string[]> = {
  'strapi-super-admin': [
    'Needs attention',
    'My drafts',
    'Coming up',
    'The site',
    'System',
    'To review',
    'Banners',
    'Waiting for approval',
    'Requests to answer',
    'Guide requests',
    ...recent,
  ],
  editor: ['Needs attention', 'My drafts', 'Coming up', 'The site', 'To review', ...recent],
  reviewer: ['Needs attention', 'The site', 'To review', ...recent],
  marketer: ['The site', 'Banners', 'Waiting for approval', 'Guide requests', ...recent],
  counsel: ['The site', 'Banners', 'Waiting for approval', ...recent],
  intake: ['Requests to answer', 'Guide requests'],
};

/** Strapi’s own, and what only operators understand. */
const jargon = /Strapi|Marketplace|content types|API tokens|queue|Connection|administration panel/i;

test.each(Object.entries(pages))('on the home page, %s finds what they have to do', async (code, titles) => {
  await createBanner(administrator, {
    name: 'Not yet approved',
    approvedBy: null,
    approvedOn: null,
    approvalEndsOn: null,
  });
  await createSource(administrator);
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const admin = await context.newPage();
  const leave = await logInAs(admin, code);
  try {
    const main = admin.locator('#main-content');
    await expectOn(main.getByRole('heading', { level: 2 })).toHaveText(titles);
    for (const title of titles) {
      const widget = main.getByRole('region', { name: title });
      await expectOn(widget.getByText('Couldn’t load')).toHaveCount(0);
      await expectOn(widget.getByText('Loading')).toHaveCount(0);
    }
    if (titles.includes('Waiting for approval'))
      await main.getByRole('region', { name: 'Waiting for approval' }).getByText('Not yet approved').first().waitFor();
    if (code !== 'strapi-super-admin') expect(await main.textContent()).not.toMatch(jargon);
    expect(await admin.title()).toBe('Home | Patient Press');
    await expectOn(admin.getByRole('link', { name: 'Marketplace' })).toHaveCount(0);
  } finally {
    await leave();
    await context.close();
  }
});
