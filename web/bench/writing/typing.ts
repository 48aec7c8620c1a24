import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Random, seeded } from '../newsroom/random.ts';
import { phrase } from '../newsroom/text.ts';
import type { Desk } from './desk.ts';

/** From now on, the page notes of each key how long after its press the next frame was painted, in milliseconds. */
const watchKeys = (page: Page) =>
  page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // Messages are delivered after the frame that is being made.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      true,
    );
  });

const takeTimes = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    const times: unknown = Reflect.get(window, 'keyTimes');
    return Array.isArray(times) ? times.splice(0).map(Number) : [];
  });

/** Words of exactly so many keys. */
function words(random: Random, keys: number): string {
  return ` ${phrase(random, keys)}`.slice(0, keys);
}

/** As a quick typist does: 60 to 180 ms between letters, and now and then a pause to think, in which the form follows. */
async function typeLikeAPerson(page: Page, text: string, random: Random): Promise<void> {
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await delay(letter === ' ' && random.integer(1, 3) === 1 ? random.integer(250, 700) : random.integer(60, 180));
  }
}

/** Milliseconds from the press of a key to the frame that shows it, for each key. */
export interface KeyTimes {
  human: number[];
  fullSpeed: number[];
}

/** Types first at a person's pace, then as fast as the page takes it. @param keys how many each time. */
export async function measureTyping({ admin: page, placeCursor }: Desk, keys: number): Promise<KeyTimes> {
  const random = seeded(5);
  await placeCursor();
  await watchKeys(page);
  await page.keyboard.type(words(random, 20));
  await takeTimes(page);
  await typeLikeAPerson(page, words(random, keys), random);
  const human = await takeTimes(page);
  await page.keyboard.type(words(random, keys));
  return { human, fullSpeed: await takeTimes(page) };
}
