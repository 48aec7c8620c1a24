import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../../.run/ports.ts';
import { runPress, startPress } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { inTransaction, sql } from '../../../cms/tests/fixtures/database.ts';
import { randomInt } from '../../../cms/tests/fixtures/random.ts';
import { word } from '../../../cms/tests/fixtures/samples.ts';
import {
  ARTICLE,
  edit,
  insertRedirect,
  noteOnEveryPage,
  pathOf,
  publishedArticle,
  removeRedirects,
  untilAllLive,
  untilReads,
} from '../fixtures/newsroom.ts';
import { ownPress } from '../fixtures/own-press.ts';
import { statusOf } from '../fixtures/press.ts';
import { contentsOf, differing, htmlPages, writingsOf } from '../fixtures/site.ts';

const press = await ownPress(stack, ['slow-renames', 'killed-midway']);
const [article, other] = [await publishedArticle(), await publishedArticle()];
const at = (path: string) => press.siteUrl + path;
const file = (path: string) => `${path.slice(1)}index.html`;
const mark = word();
const journal = join(`${press.outDir}.press`, 'journal.json');

let footer: unknown;
beforeAll(async () => {
  footer = (await sql.query('select footer_note from site_settings_entries')).rows[0]?.footer_note;
});
afterAll(async () => {
  await noteOnEveryPage(String(footer));
  await removeRedirects(mark);
});

/** The number of the edit that each page shows in its footer. @throws Error for a page that is not whole. */
function editsShown(): number[] {
  const pages = [...htmlPages(press.outDir)].filter(([, html]) => !html.includes('http-equiv="refresh"'));
  return pages.map(([path, html]) => {
    const [, shown] = /<footer[\s\S]*This is edit (\d+)\.[\s\S]*<\/html>\s*$/.exec(html) ?? [];
    if (!shown) throw new Error(`${path} is not whole: …${html.slice(-200)}`);
    return Number(shown);
  });
}

test('killed at any moment while edits go on, the press leaves whole pages, and catches up to what a fresh build makes', async () => {
  let edits = 0;
  const editOnce = async () => {
    edits += 1;
    await noteOnEveryPage(`This is edit ${edits}.`);
    await sql.query(insertRedirect, [`/${mark}/${edits}/`, '/about/']);
    await removeRedirects(`${mark}/${edits - 3}/`);
  };
  let isOver = false;
  onTestFinished(() => {
    isOver = true;
  });
  const isShown = () => {
    const page = join(press.outDir, file('/about/'));
    return existsSync(page) && readFileSync(page, 'utf8').includes(`This is edit ${edits}.`);
  };
  const editing = (async () => {
    while (!isOver) {
      for (let left = randomInt(1, 4); left > 0; left -= 1) await editOnce();
      // Editors, too, look at what became of it.
      await vi.waitUntil(() => isOver || isShown(), { timeout: 120_000, interval: 10 });
    }
  })();
  press.cause('slow-renames', '3');
  const moments: string[] = [];
  for (const [after, last] of [
    ['it was ready', 500],
    ['it was started', 1000],
    ['a publication was decided on', 300],
    ['a publication was decided on', 300],
  ] as const) {
    const steps = randomInt(1, last);
    moments.push(`${steps} steps after ${after}`);
    const kill = () => press.cause('killed-midway', String(steps));
    if (after === 'it was started') kill();
    const running = press.start();
    if (after !== 'it was started') {
      await press.ready();
      if (after === 'a publication was decided on')
        await vi.waitUntil(() => existsSync(journal), { timeout: 30_000, interval: 1 });
      kill();
    }
    await running.ended;
    press.mend('killed-midway');
    const known = edits;
    for (const shown of editsShown()) expect(shown, moments.join(', ')).toBeLessThanOrEqual(known);
  }
  isOver = true;
  await editing;
  press.mend('slow-renames');
  press.start();
  await press.ready();
  await untilAllLive(press);
  expect(new Set(editsShown()), moments.join(', ')).toEqual(new Set([edits]));
  expect(existsSync(journal)).toBe(false);

  const fresh = join(press.scratch, 'fresh');
  await runPress(['build', '--out', fresh], press);
  const [ours, theirs] = [contentsOf(press.outDir), contentsOf(fresh)];
  expect([...ours.keys()]).toEqual([...theirs.keys()]);
  for (const [path, bytes] of theirs) expect([path, ours.get(path)?.equals(bytes)]).toEqual([path, true]);
  expect([...ours.keys()]).toEqual(expect.arrayContaining(['_redirects', '_redirects.caddy', '_redirects.json']));
});

test('asked to stop, the press finishes the publication at hand', async () => {
  // The pages of the demo take some seconds.
  press.cause('slow-renames', '50');
  const note = `This is what the last pages say: ${word()}.`;
  const shows = () => [...htmlPages(press.outDir).values()].filter((html) => html.includes(note)).length;
  await noteOnEveryPage(note);
  await vi.waitUntil(() => shows() > 0, { timeout: 30_000, interval: 5 });
  const whenAsked = shows();
  const running = press.running();
  running.process.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  press.mend('slow-renames');
  const pages = [...htmlPages(press.outDir).values()].filter((html) => !html.includes('http-equiv="refresh"'));
  expect(shows()).toBe(pages.length);
  expect(whenAsked).toBeLessThan(pages.length);
  expect(existsSync(journal)).toBe(false);
});

test('a restart with nothing changed writes nothing, and reports nothing changed', async () => {
  await noteOnEveryPage(String(footer));
  press.start();
  await press.ready();
  await untilAllLive(press);
  await press.stop();

  const before = writingsOf(press.outDir);
  press.start();
  await press.ready();
  await untilAllLive(press);
  expect(differing(before, writingsOf(press.outDir))).toEqual([]);
  expect((await statusOf(press)).publications).toMatchObject([
    { cause: 'start', documentCount: 0, changedCount: 0, removedCount: 0, changed: [] },
  ]);
  await press.stop();
});

test('a restart after changes publishes these, and only these', async () => {
  const before = writingsOf(press.outDir);
  const dek = `Published while the press was down: ${word()}.`;
  await edit(article, { dek });
  press.start({ REPAIR_MINUTES: '0.02' });
  await press.ready();
  await untilReads(at(pathOf(article)), dek);
  await untilAllLive(press);
  const written = differing(before, writingsOf(press.outDir));
  expect(written).toContain(file(pathOf(article)));
  for (const path of ['/about/', '/topics/', pathOf(other)]) expect(written).not.toContain(file(path));
  const { publications } = await statusOf(press);
  expect(publications.flatMap(({ changed }) => changed).sort()).toEqual(written);
});

test('a change that the feed did not report is found and repaired', async () => {
  const dek = `No one was notified: ${word()}.`;
  await inTransaction(sql, async () => {
    // As when a backup is put back: triggers rest.
    await sql.query('set local session_replication_role = replica');
    await sql.query(
      `update articles set dek = $1, updated_at = updated_at + interval '1 minute'
       where document_id = $2 and published_at is not null`,
      [dek, other.documentId],
    );
  });
  await untilReads(at(pathOf(other)), dek);
  await untilAllLive(press);
  expect((await statusOf(press)).publications[0]).toMatchObject({
    cause: 'repair',
    documents: [{ contentType: ARTICLE, documentId: other.documentId }],
    documentCount: 1,
  });
  // For the other presses of this newsroom.
  await edit(other, { dek: 'As before.' });
});

test('a second press for the same folder says so, ends with 1 and leaves the first alone', async () => {
  const siteUrl = `http://127.0.0.1:${await freePort()}`;
  await untilAllLive(press);
  const before = writingsOf(press.outDir);
  const second = startPress({ ...press, siteUrl });
  expect(await second.ended).toBe(1);
  const pid = press.running().process.pid;
  expect(second.log()).toContain(`✖ Another press (process ${pid}) keeps ${press.outDir} up to date.`);
  expect(second.log()).not.toMatch(/\n\s+at /);
  expect(differing(before, writingsOf(press.outDir))).toEqual([]);
  const dek = `The first goes on: ${word()}.`;
  await edit(article, { dek });
  await untilReads(at(pathOf(article)), dek);
});

test('a folder that holds something else than a site is refused, and left as it is', async () => {
  const outDir = join(press.scratch, 'letters');
  mkdirSync(outDir);
  writeFileSync(join(outDir, 'dear-aunt.txt'), 'Dear aunt');
  const refused = startPress({ ...press, outDir, siteUrl: `http://127.0.0.1:${await freePort()}` });
  expect(await refused.ended).toBe(1);
  expect(refused.log()).toContain(`✖ ${outDir} holds files, and no site of a press. Name another folder with --out`);
  expect(readdirSync(outDir)).toEqual(['dear-aunt.txt']);
  expect(readFileSync(join(outDir, 'dear-aunt.txt'), 'utf8')).toBe('Dear aunt');
});
