import { existsSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { word } from '../../../cms/tests/fixtures/samples.ts';
import { edit, pathOf, publishedArticle, untilAllLive, untilReads } from '../fixtures/newsroom.ts';
import { ownPress } from '../fixtures/own-press.ts';
import { statusOf } from '../fixtures/press.ts';
import { contentsOf } from '../fixtures/site.ts';

// The press starts on a database that it can't use, while the site is there.

const press = await ownPress(stack);
const article = await publishedArticle();
const store = join(`${press.outDir}.press`, 'press.sqlite');

const truncate = () => truncateSync(store, Math.floor(statSync(store).size / 2));

/** Another program holds it for as long as the test takes. */
function lock(): void {
  const holder = new DatabaseSync(store);
  holder.exec('pragma locking_mode = exclusive; begin exclusive');
  onTestFinished(() => holder.close());
}

function makeNewer(): void {
  const database = new DatabaseSync(store);
  database.exec('pragma user_version = 9999');
  database.close();
}

test.each([
  ['damaged', truncate],
  ['locked', lock],
  ['of another version', makeNewer],
])(
  'a database that is %s is set aside: readers keep the site, and what changed since is published',
  async (why, spoil) => {
    if (!existsSync(store)) {
      press.start();
      await press.ready();
      await untilAllLive(press);
      await press.stop();
    }
    const before = [...contentsOf(press.outDir).keys()];
    const dek = `Published while the press was down: ${word()}.`;
    await edit(article, { dek });
    await untilAllLive();
    spoil();

    const running = press.start();
    await press.ready();
    await untilReads(press.siteUrl + pathOf(article), dek);
    await untilAllLive(press);
    expect(running.log()).toContain(`is ${why}. It was renamed to end with .set-aside`);
    expect(existsSync(`${store}.set-aside`)).toBe(true);
    expect((await statusOf(press)).failure).toBeNull();
    const after = contentsOf(press.outDir);
    expect(before.filter((path) => !after.has(path))).toEqual([]);
    await press.stop();
  },
);
