import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { asAdministrator } from '../fixtures/admin-api.ts';
import {
  sampleDocument,
  sampleProblem,
  samplePublication,
  sampleStatus,
  startSamplePress,
} from '../fixtures/sample-press.ts';
import { completeArticle, create } from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const press = await startSamplePress();
const cms = await startCms({
  databaseUrl: stack.databaseUrl,
  dataDir: stack.dataDir,
  port: await freePort(),
  env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl, PRESS_URL: press.url },
});
const administrator = await asAdministrator(stack);
const article = await create(administrator, ARTICLE, await completeArticle(administrator));
const editPath = `/admin/content-manager/collection-types/${ARTICLE}/${article.documentId}`;

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
const admin = await context.newPage();

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const publications = [samplePublication({ at: ago(150) })];

let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'editor', cms.url);
});
afterAll(async () => {
  await browser.close();
  await leave();
  await cms.stop();
  await press.stop();
});

describe('on the home page, an editor', () => {
  const widget = admin.getByRole('region', { name: 'The site' });
  beforeEach(() => {
    press.answer = { json: sampleStatus({ publications }) };
  });

  test('sees that readers get what was published, and since when', async () => {
    await widget.getByText('Everything published is live.').waitFor();
    await widget.getByText('2 minutes ago', { exact: true }).waitFor();
  });

  test('sees within seconds what keeps the press from publishing', async () => {
    const failure = 'The disk is full. Make room on it.';
    press.answer = { json: sampleStatus({ isHealthy: false, failure, queue: 4, publications }) };
    await widget.getByText(failure).waitFor();
    press.answer = { status: 502 };
    await widget.getByText(/Readers still see the current pages\.$/).waitFor();
  });

  test('is led to the document that readers do not see as it is', async () => {
    const documentId = String(article.documentId);
    const problems = [
      sampleProblem({ documentId, title: 'The article to mend' }),
      sampleProblem({ documentId, title: 'The article to mend', field: 'hero.alt', message: 'is missing.' }),
      sampleProblem({ contentType: 'api::cta-banner.cta-banner', title: 'Someone else’s banner' }),
    ];
    press.answer = { json: sampleStatus({ isHealthy: false, problems, publications }) };
    await widget.getByText('3 problems').waitFor();
    await widget.getByText('Featured image, Alt text: is missing.').waitFor();
    await widget.getByText('1 problem in documents your role can’t open.').waitFor();
    press.answer = { json: sampleDocument({ live: null, version: null }) };
    await widget.getByRole('link', { name: 'The article to mend' }).click();
    await admin.waitForURL(`**${editPath}**`);
  });
});

describe('beside an article, an editor', () => {
  const panel = admin.getByRole('complementary').filter({ hasText: 'On the site' });
  const now = () => new Date(Date.now() + 1000).toISOString();
  beforeAll(async () => {
    press.answer = { json: sampleDocument({ live: null, version: null }) };
    await admin.goto(cms.url + editPath);
  });

  test('sees that it is not published, then that it is on its way, then since when readers see it', async () => {
    await panel.getByText('Not published').waitFor();
    await admin.getByRole('button', { name: 'Publish', exact: true }).click();
    await panel.getByText('Publishing…').waitFor();
    const answered = performance.now();
    press.answer = { json: sampleDocument({ version: now() }) };
    await panel.getByText(/^Live since .*\(0\.2 s\)$/).waitFor();
    expect(performance.now() - answered).toBeLessThan(4500);
    const link = panel.getByRole('link', { name: /^Open the page/ });
    expect(await link.getAttribute('href')).toBe(`${stack.siteUrl}/articles/a-document/`);
    expect(await link.getAttribute('target')).toBe('_blank');
  });

  test('sees what to change when readers keep an older version', async () => {
    press.answer = { json: sampleDocument({ version: now(), problems: [sampleProblem()] }) };
    await panel.getByText(/^Readers see the .* version\. To fix:/).waitFor();
    await panel.getByText(/^Body, 3: A table without rows/).waitFor();
  });

  test('opens the preview, which is the press’s', async () => {
    await admin.getByRole('link', { name: 'Open preview' }).click();
    const frame = admin.locator('iframe[title="Preview"]');
    await frame.waitFor();
    expect(await frame.getAttribute('src')).toMatch(new RegExp(`^${stack.siteUrl}/_preview/[^/]+/$`));
  });
});
