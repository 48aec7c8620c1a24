import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { stack } from '../../.run/worker-stack.ts';

import { templates } from './site.ts';

const { siteUrl } = stack;

/** A page on which a banner has a button for the chat. */
export const pageWithChat = templates['corrected article'];

/** A reader on a page with a chat button. */
export interface Reader {
  page: Page;
  /** The address of everything that the browser has asked for. */
  requests: string[];
  chatButton: Locator;
  dialog: Locator;
  /** Presses the chat button, and waits for what it opens. */
  open(): Promise<void>;
  leave(): Promise<void>;
}

interface Options extends BrowserContextOptions {
  /** What the reader's clock shows, ISO. */
  now?: string;
  /** To be done before the page is opened. */
  before?: (page: Page) => Promise<unknown>;
}

/** The origins of addresses, each once. */
export const originsOf = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.map((address) => new URL(address).origin)),
];

export async function openReader(browser: Browser, { now, before, ...options }: Options = {}): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  if (now) await page.clock.setFixedTime(now);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await before?.(page);
  await page.goto(siteUrl + pageWithChat, { waitUntil: 'networkidle' });
  const chatButton = page.locator('a[data-chat]').first();
  const dialog = page.getByRole('dialog');
  return {
    page,
    requests,
    chatButton,
    dialog,
    async open() {
      await chatButton.click();
      await dialog.waitFor();
    },
    leave: () => context.close(),
  };
}

/** A stand-in for Chatwoot's page: it says that it has loaded as that does, and shows what it is told. */
const widget = `<!doctype html><html lang="en"><head><title>Chat</title></head><body><h1>Hi there!</h1><ul></ul><script>
addEventListener('message', ({ data }) => {
  document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: data }));
});
parent.postMessage('chatwoot-widget:' + JSON.stringify({ event: 'loaded', config: { authToken: 'x' } }), '*');
</script></body></html>`;

/** Lets a provider's origin answer with a stand-in, and notes with which headers it was asked. */
export async function standInFor(page: Page, origin: string): Promise<{ headers: Record<string, string>[] }> {
  const headers: Record<string, string>[] = [];
  await page.route(`${origin}/**`, async (route) => {
    headers.push(await route.request().allHeaders());
    await route.fulfill({ contentType: 'text/html', body: widget });
  });
  return { headers };
}

/** Sends the page with a policy that lets this origin stand in a frame; one that names it already stays in force. */
export async function allowFrame(page: Page, origin: string): Promise<void> {
  await page.route(siteUrl + pageWithChat, async (route) => {
    const response = await route.fetch();
    const policy = `${response.headers()['content-security-policy']}; frame-src ${origin}`;
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
}
