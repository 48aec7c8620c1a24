import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { placements } from '@patient-press/shared/placements';
import { signTicket } from '@patient-press/shared/tickets';
import { afterAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { create, createBanner, word } from '../../../cms/tests/fixtures/samples.ts';
import { openBrowser } from '../fixtures/browser.ts';
import { administrator } from '../fixtures/newsroom.ts';

const message = `A banner on a sheet ${word()}`;
const variant = (key: string) => ({ key, weight: key === 'a' ? 3 : 1, message: `${message}, variant ${key}` });
const banner = await createBanner(administrator, { message, priority: 3, variants: [variant('a'), variant('b')] });

function previewOf(documentId: unknown, placement: string, admin = stack.cmsUrl): string {
  const ticket = signTicket(stack.pressToken, {
    for: 'preview',
    expires: Math.floor(Date.now() / 1000) + 60,
    contentType: 'api::cta-banner.cta-banner',
    documentId: String(documentId),
    version: 'draft',
    admin,
  });
  return `${stack.siteUrl}/_preview/${ticket}/banner/${placement}/`;
}

test.each(placements)(
  'a banner’s draft is drawn at %s, whatever its own place, variant by variant',
  async (placement) => {
    const answer = await fetch(previewOf(banner.documentId, placement));
    const html = await answer.text();
    expect(answer.status).toBe(200);
    for (const key of ['a', 'b']) expect(html.match(new RegExp(`${message}, variant ${key}`, 'g'))).toHaveLength(1);
    expect(html).toContain('Variant “a”, 75 % of views');
    expect(html.match(/<aside/g)).toHaveLength(2);
    expect(html).not.toContain('<template');
    expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors ${stack.cmsUrl}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  },
);

test('a preview says what keeps a banner from being drawn, and no one sees it without a ticket', async () => {
  const orphan = await create(administrator, 'api::cta-banner.cta-banner', {
    ...{ name: 'Unfinished', placement: 'top-bar', message: 'Call us.', label: 'Advertising', priority: 0 },
    actions: [{ kind: 'call', label: 'Call' }],
  });
  const answer = await fetch(previewOf(orphan.documentId, 'top-bar'));
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Choose one under “Sponsor”')]);
  expect((await fetch(previewOf(banner.documentId, 'somewhere'))).status).toBe(404);
  expect((await fetch(`${stack.siteUrl}/_preview/a.b/banner/top-bar/`)).status).toBe(403);
});

test('a preview reports its height to the admin that frames it', async () => {
  const browser = await openBrowser();
  const admin = createServer((_, response) => {
    const { port } = admin.address() as AddressInfo; // it listens on a port
    const source = previewOf(banner.documentId, 'article-end', `http://127.0.0.1:${port}`);
    response.setHeader('content-type', 'text/html').end(
      `<!doctype html><title>Admin</title><iframe title="Sheet" width="390" src="${source}"></iframe>
      <script>addEventListener('message', ({ data, origin }) => { if (origin === '${stack.siteUrl}') window.reported = data; });</script>`,
    );
  });
  afterAll(async () => {
    await browser.close();
    admin.close();
  });
  await new Promise<void>((resolve) => admin.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(admin.address() as AddressInfo).port}`);
  await page.waitForFunction(() => Reflect.get(window, 'reported'));
  const reported = await page.evaluate(() => Reflect.get(window, 'reported'));
  expect(reported).toEqual({ type: 'patient-press-height', height: expect.any(Number) });
  const frame = page.frameLocator('iframe');
  expect(reported.height).toBe(
    Math.ceil(await frame.locator('body').evaluate((body) => body.getBoundingClientRect().height)),
  );
});
