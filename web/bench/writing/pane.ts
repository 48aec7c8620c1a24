import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Page } from '@playwright/test';
import { seeded } from '../newsroom/random.ts';
import type { Desk } from './desk.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Opens the page beside the text, and waits until it shows an article. */
async function openPane(page: Page): Promise<Frame> {
  await page.getByRole('button', { name: 'Show the page' }).click();
  const element = await page.locator('iframe[title="Page preview"]').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The page beside the text did not open. Is the press running?');
  await frame.locator('h1').waitFor();
  return frame;
}

/** When the last key was pressed, in milliseconds since 1970. */
const watchLastKey = (page: Page) =>
  page.evaluate(() => {
    addEventListener('keydown', ({ timeStamp }) => Object.assign(window, { lastKey: timeStamp }), true);
  });
const lastKeyAt = (page: Page): Promise<number> =>
  page.evaluate(() => performance.timeOrigin + Number(Reflect.get(window, 'lastKey')));

/** Waits until a word is on the page and painted. @returns when that was, in milliseconds since 1970. */
const untilPainted = (frame: Frame, word: string): Promise<number> =>
  frame.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.body.textContent.includes(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
            port2.postMessage(null);
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        look();
      }),
    word,
  );

/**
 * Types a word at the cursor, pauses, and does so again.
 * @returns of each word, milliseconds from its last key until the page beside the text had it painted.
 */
export async function measurePane({ admin: page, placeCursor }: Desk, count: number): Promise<number[]> {
  const random = seeded(6);
  const frame = await openPane(page);
  await placeCursor();
  await watchLastKey(page);
  const times: number[] = [];
  // The first loads what the press and the browser hold from then on.
  for (let index = -1; index < count; index += 1) {
    const word = Array.from({ length: 9 }, () => LETTERS[random.integer(0, LETTERS.length - 1)]).join('');
    await page.keyboard.press('Space');
    const [painted] = await Promise.all([untilPainted(frame, word), page.keyboard.type(word, { delay: 90 })]);
    if (index >= 0) times.push(painted - (await lastKeyAt(page)));
    await delay(random.integer(400, 900));
  }
  // The admin remembers an open pane, and would open it beside the next text.
  await page.getByRole('button', { name: 'Hide the page' }).click();
  return times;
}
