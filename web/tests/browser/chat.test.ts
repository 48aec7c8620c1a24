import AxeBuilder from '@axe-core/playwright';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, type Fields, single } from '../../../cms/tests/fixtures/admin-api.ts';
import { chatPath } from '../../src/content/props/chat-file.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { allowFrame, openReader, originsOf, pageWithChat, standInFor } from '../fixtures/chat-dialog.ts';
import { untilLive } from '../fixtures/press.ts';
import { differing, writingsOf } from '../fixtures/site.ts';

const { siteUrl, outDir } = stack;
const administrator = await asAdministrator(stack);
const SETTINGS = single('api::site-settings.site-settings');
const settings = z.object({ chat: z.looseObject({ id: z.number() }) });
// Saved again, it is another component with another id.
const { id: _, ...before } = settings.parse((await administrator.call('GET', SETTINGS)).data).chat;

const server = 'https://chat.example.org';
const chatwoot = {
  provider: 'chatwoot',
  baseUrl: server,
  token: 'sampletoken',
  hours: 'Mo–Fr 09:00–17:00',
  timeZone: 'America/New_York',
  offlineMessage: 'No one is in the chat at night.',
};
/** A Monday in New York. */
const inTheHours = '2026-11-23T15:00:00Z';
const atNight = '2026-11-23T23:00:00Z';

const setUp = async (chat: unknown) => {
  expect(await administrator.call('PUT', SETTINGS, { chat })).toMatchObject({ status: 200 });
  await untilLive(stack);
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  await setUp(chatwoot);
});
afterAll(async () => {
  await browser.close();
  await setUp(before);
});

const prepared = (origin: string) => async (page: Parameters<typeof allowFrame>[0]) => {
  await allowFrame(page, origin);
  await standInFor(page, origin);
};
const inChatHours = (changes: Parameters<typeof openReader>[1] = {}) =>
  openReader(browser, { now: inTheHours, before: prepared(server), ...changes });

test('until the button is pressed, nothing of the chat is loaded from anywhere', async () => {
  const reader = await inChatHours();
  expect(originsOf(reader.requests)).toEqual([siteUrl]);
  expect(reader.requests.filter((url) => /island|client|_chat/.test(url))).toEqual([]);
  await reader.leave();
});

test('pressed in the hours, it says who runs the chat, and where; nothing has gone there', async () => {
  const reader = await inChatHours();
  await reader.open();
  await expectOn(reader.dialog).toContainText('run by Chatwoot (chat.example.org) for Mesothelioma Report');
  await expectOn(reader.dialog.getByRole('link', { name: 'Call 877-MESOTHELIOMA' })).toHaveAttribute(
    'href',
    'tel:+18776376843',
  );
  expect(originsOf(reader.requests)).toEqual([siteUrl]);
  await reader.leave();
});

test('started, it loads the provider’s chat in a frame that learns neither page nor condition', async () => {
  let asked: { headers: Record<string, string>[] } = { headers: [] };
  const reader = await inChatHours({
    before: async (page) => {
      await allowFrame(page, server);
      asked = await standInFor(page, server);
    },
  });
  await reader.open();
  await reader.dialog.getByRole('button', { name: 'Start chat' }).click();
  const frame = reader.dialog.locator('iframe');
  await expectOn(reader.dialog.getByRole('status')).toHaveText('The chat from Chatwoot has loaded.');
  await expectOn(frame.contentFrame().getByRole('listitem')).toContainText(['"config-set"', '"toggle-open"']);
  expect(originsOf(reader.requests)).toEqual([siteUrl, server]);
  expect(reader.requests.filter((url) => url.startsWith(server))).toEqual([
    `${server}/widget?website_token=sampletoken`,
  ]);
  expect(asked.headers.map(({ referer }) => referer)).toEqual([undefined]);
  const received = (await frame.contentFrame().getByRole('listitem').allTextContents()).join();
  expect(received).not.toContain(pageWithChat);
  expect(await frame.getAttribute('sandbox')).not.toContain('allow-top-navigation');
  await reader.leave();
});

test.each([
  ['tawk.to', { provider: 'tawk', token: '5f4e3671f0e7/default' }, 'https://tawk.to'],
  ['Crisp', { provider: 'crisp', token: 'e93e073a-1f69-4cbc-8934-f9e1611e65bb' }, 'https://go.crisp.chat'],
])('%s’s chat is named, and loaded from its own origin only', async (name, chat, origin) => {
  await setUp(chat);
  const reader = await openReader(browser, { before: prepared(origin) });
  await reader.open();
  await expectOn(reader.dialog).toContainText(`run by ${name} (${new URL(origin).host})`);
  expect(originsOf(reader.requests)).toEqual([siteUrl]);
  await reader.dialog.getByRole('button', { name: 'Start chat' }).click();
  await expectOn(reader.dialog.locator('iframe').contentFrame().getByRole('heading')).toHaveText('Hi there!');
  expect(originsOf(reader.requests)).toEqual([siteUrl, origin]);
  await reader.leave();
  await setUp(chatwoot);
});

test('outside the hours it says so, and offers a call instead', async () => {
  const reader = await inChatHours({ now: atNight });
  await reader.open();
  await expectOn(reader.dialog).toContainText(chatwoot.offlineMessage);
  await expectOn(reader.dialog).toContainText('Chat hours: Mon–Fri 9 a.m.–5 p.m. (Eastern Time)');
  await expectOn(reader.dialog.getByLabel('Your phone number')).toBeVisible();
  await expectOn(reader.dialog.getByRole('button', { name: 'Start chat' })).toHaveCount(0);
  expect(originsOf(reader.requests)).toEqual([siteUrl]);
  await reader.leave();
});

test('a chat that does not come within fifteen seconds makes way for the offer of a call', async () => {
  const reader = await openReader(browser, {
    before: async (page) => {
      await page.clock.install({ time: inTheHours });
      await allowFrame(page, server);
      await page.route(`${server}/**`, () => {});
    },
  });
  await reader.open();
  await reader.dialog.getByRole('button', { name: 'Start chat' }).click();
  await expectOn(reader.dialog.getByRole('status')).toHaveText('Loading the chat from Chatwoot…');
  await reader.page.clock.fastForward(15_000);
  await expectOn(reader.dialog).toContainText('The chat didn’t load.');
  await expectOn(reader.dialog.getByLabel('Your phone number')).toBeVisible();
  await expectOn(reader.dialog.getByRole('button', { name: 'Try the chat again' })).toBeVisible();
  await reader.leave();
});

describe('a reader who uses only the keyboard', () => {
  test('opens it, stays in it, starts the chat and is back at the button after Escape', async () => {
    const reader = await inChatHours();
    const { page, dialog, chatButton } = reader;
    await chatButton.focus();
    await page.keyboard.press('Enter');
    await expectOn(dialog.getByRole('heading', { name: 'Before you start the chat' })).toBeFocused();
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    }
    await dialog.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectOn(dialog.getByRole('heading', { name: 'Chat', exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expectOn(dialog).toBeHidden();
    await expectOn(chatButton).toBeFocused();
    await reader.leave();
  });

  test('finds the conversation as it was when it is opened again', async () => {
    const reader = await inChatHours();
    await reader.open();
    await reader.dialog.getByRole('button', { name: 'Start chat' }).click();
    await expectOn(reader.dialog.getByRole('status')).toHaveText('The chat from Chatwoot has loaded.');
    await reader.dialog.getByRole('button', { name: 'Close' }).click();
    await reader.open();
    await expectOn(reader.dialog.locator('iframe').contentFrame().getByRole('heading')).toBeVisible();
    expect(reader.requests.filter((url) => url.startsWith(server))).toHaveLength(1);
    await reader.leave();
  });
});

describe('when the chat cannot be loaded', () => {
  test('the button leads where it leads without script: to the contact page', async () => {
    const reader = await inChatHours({ before: (page) => page.route('**/Chat.island.*', (route) => route.abort()) });
    await reader.chatButton.click();
    await expectOn(reader.page).toHaveURL(`${siteUrl}/contact/`);
    await reader.leave();

    const withoutScript = await openReader(browser, { javaScriptEnabled: false });
    await withoutScript.chatButton.click();
    await expectOn(withoutScript.page).toHaveURL(`${siteUrl}/contact/`);
    await withoutScript.leave();
  });

  test('what the site says of it is missing, the phone number and the contact page are offered', async () => {
    const reader = await inChatHours({ before: (page) => page.route(`**${chatPath}`, (route) => route.abort()) });
    await reader.open();
    await expectOn(reader.dialog.getByRole('link', { name: /^Call 877.MESOTHELIOMA$/ })).toBeVisible();
    await expectOn(reader.dialog.getByRole('link', { name: 'Other ways' })).toHaveAttribute('href', '/contact/');
    await expectOn(reader.dialog.getByRole('textbox')).toHaveCount(0);
    await reader.leave();
  });

  test('a press with a key that opens a new tab is left to the browser', async () => {
    const reader = await inChatHours();
    const { page, chatButton, dialog } = reader;
    const press = await chatButton.evaluateHandle((button) => {
      const seen = { wasTaken: [] as boolean[] };
      addEventListener('click', (event) => {
        seen.wasTaken.push(event.defaultPrevented);
        event.preventDefault();
      });
      button.scrollIntoView();
      return seen;
    });
    for (const key of ['Control', 'Shift', 'Alt', 'Meta'] as const) await chatButton.click({ modifiers: [key] });
    expect(await press.jsonValue()).toEqual({ wasTaken: [false, false, false, false] });
    await expectOn(dialog).toHaveCount(0);
    expect(page.url()).toBe(siteUrl + pageWithChat);
    await reader.leave();
  });
});

test('other hours change one small file, and no page', async () => {
  const written = writingsOf(outDir);
  await setUp({ ...chatwoot, hours: 'Sa 10:00–13:00' } satisfies Fields);
  expect(differing(written, writingsOf(outDir))).toEqual([chatPath.slice(1)]);
  const reader = await inChatHours();
  await reader.open();
  await expectOn(reader.dialog).toContainText('Chat hours: Sat 10 a.m.–1 p.m.');
  await reader.leave();
  await setUp(chatwoot);
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([360, 1280])('at %i pixels the open dialog has no violation that axe finds', async (width) => {
    const reader = await inChatHours({ colorScheme, viewport: { width, height: 740 }, reducedMotion: 'reduce' });
    const { page, dialog } = reader;
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    };
    await reader.open();
    await check();
    await dialog.getByRole('button', { name: 'Start chat' }).click();
    await expectOn(dialog.getByRole('status')).toHaveText('The chat from Chatwoot has loaded.');
    await check();
    await dialog.getByRole('button', { name: 'Request a call' }).click();
    await dialog.getByRole('button', { name: 'Request a call' }).click();
    await expectOn(dialog.getByRole('alert')).toBeFocused();
    await check();
    await reader.leave();
  });
});
