import { once } from 'node:events';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { createBanner, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { startCmsProxy } from '../fixtures/cms-proxy.ts';
import {
  ARTICLE,
  administrator,
  edit,
  noteOnEveryPage,
  pathOf,
  publishedArticle,
  untilAllLive,
  untilReads,
  upload,
} from '../fixtures/newsroom.ts';
import { ownPress } from '../fixtures/own-press.ts';
import { documentStatusOf, statusOf } from '../fixtures/press.ts';

const BANNER = 'api::cta-banner.cta-banner';

const cms = await startCmsProxy(stack.cmsUrl);
const press = await ownPress({ ...stack, cmsUrl: cms.url }, ['disk-full', 'broken-template', 'shifted-clock']);

const [article, other] = [await publishedArticle(), await publishedArticle()];
const at = (path: string) => press.siteUrl + path;
const page = at(pathOf(article));
const isHealthy = async () => (await fetch(at('/healthz'))).status === 200;
const until = (what: () => Promise<boolean>) => vi.waitUntil(what, { timeout: 30_000, interval: 30 });
const untilIll = () => until(async () => !(await isHealthy()));
const untilWell = () => until(isHealthy);

let footer: unknown;
beforeAll(async () => {
  footer = (await sql.query('select footer_note from site_settings_entries')).rows[0]?.footer_note;
  press.start();
  await press.ready();
});
beforeEach(() => untilAllLive(press));
afterAll(() => noteOnEveryPage(String(footer)));

/** Waits for failure, for not longer than an operator is promised. */
async function noticed(): Promise<string> {
  const started = performance.now();
  await untilIll();
  // Five seconds, on a machine that other tests use, too.
  expect(performance.now() - started).toBeLessThan(15_000);
  return (await statusOf(press)).failure ?? '';
}

async function expectReadersServed(): Promise<void> {
  for (const path of ['/', '/about/', pathOf(article)]) {
    const answer = await fetch(at(path));
    expect([path, answer.status]).toEqual([path, 200]);
    expect(await answer.text()).toMatch(/<\/html>\s*$/);
  }
  expect((await fetch(at('/nowhere/'))).status).toBe(404);
}

/** Publishes something that the press cannot publish now; readers keep what they have. @returns what waits for them. */
async function publishMeanwhile(): Promise<string> {
  const before = await (await fetch(page)).text();
  const dek = `Published meanwhile: ${word()}.`;
  await edit(article, { dek });
  expect(await (await fetch(page)).text()).toBe(before);
  return dek;
}

const newsroomUnreachable = {
  status: 502,
  code: 'newsroom-unreachable',
  title: 'newsroom unreachable',
  detail: 'We can’t do this right now. Try again in a minute.',
};

/** Asks the press as a client of its own making: fetch sends no `Expect`. */
async function ask(path: string, headers: OutgoingHttpHeaders, body?: string): Promise<number | undefined> {
  const asked = request(at(path), { method: body ? 'POST' : 'GET', headers });
  asked.end(body);
  const [answer] = await once(asked, 'response');
  answer.resume();
  return answer.statusCode;
}

test('what readers send reaches the newsroom, and no one’s key goes with it', async () => {
  const key = { authorization: `Bearer ${stack.pressToken}` };
  for (const headers of [{}, key, { ...key, expect: '100-continue' }]) {
    expect([headers, await ask('/api/articles', headers)]).toEqual([headers, 401]);
    // There is nothing to be posted yet.
    expect([headers, await ask('/api/articles', headers, '{"data":{}}')]).toEqual([headers, 405]);
  }
  await expectReadersServed();
});

describe('while the cms', () => {
  test('is down, readers are served, everyone is notified within five seconds, and what was published meanwhile goes live automatically', async () => {
    await cms.refuse();
    const failure = noticed();
    await expectReadersServed();
    expect(await failure).toMatch(
      /^The press can’t reach the cms at \S+ \(.+\)\. Start the cms, or set CMS_URL .*Readers still see the current pages\.$/,
    );
    expect(await (await fetch(at('/healthz'))).json()).toEqual({ isHealthy: false, missingFiles: 0, isRecorded: true });
    expect(await documentStatusOf(press, ARTICLE, article.documentId)).toMatchObject({
      live: { url: page },
      failure: await failure,
    });
    for (const form of [{}, { method: 'POST', body: '{}' }]) {
      const answer = await fetch(at('/api/callback'), form);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await answer.json()).toEqual(newsroomUnreachable);
    }
    const dek = await publishMeanwhile();
    await cms.mend();
    await untilReads(page, dek);
    await untilWell();
    expect((await statusOf(press)).failure).toBeNull();
  });

  test('hangs, the same holds', async () => {
    cms.hang();
    const failure = noticed();
    const form = fetch(at('/api/callback'), { method: 'POST', body: '{}' });
    await expectReadersServed();
    expect(await failure).toMatch(/^The (cms hasn’t responded for \d+ seconds|press can’t reach the cms)/);
    const dek = await publishMeanwhile();
    await cms.mend();
    expect(await (await form).json()).toEqual(newsroomUnreachable);
    await untilReads(page, dek);
    await untilWell();
  });
});

test.each<[string, RegExp, (answer: string) => string]>([
  ['is cut off', /can’t reach the cms at \S+ \(/, (json) => json.slice(0, -20)],
  ['comes from something else', /isn’t one of a cms of this version\. Set CMS_URL/, () => '{"status":"starting"}'],
])('an answer of the cms that %s changes nothing for readers, and is asked for again', async (_, failure, change) => {
  cms.spoil('/api/published/articles?', change);
  const dek = await publishMeanwhile();
  await untilIll();
  expect((await statusOf(press)).failure).toMatch(failure);
  await expectReadersServed();
  await cms.mend();
  await untilReads(page, dek);
  await untilWell();
});

test.each([
  ['before anything is written', 'writeFile open appendFile mkdir'],
  ['where pictures are made', 'writeFile open appendFile mkdir in /pictures/'],
  ['when the new files are in place, and no one has recorded it', 'appendFile open'],
])(
  'while the disk is full %s, readers are served and operators are notified; with room again all is live',
  async (_, calls) => {
    press.cause('disk-full', calls);
    const note = `A note on every page: ${word()}.`;
    await noteOnEveryPage(note);
    await edit(article, { hero: { image: (await upload()).id, alt: 'A sample picture.' } });
    await untilIll();
    expect((await statusOf(press)).failure).toBe(
      'The disk is full, so nothing can be published. Free up space; the press then continues automatically. Readers still see the current pages.',
    );
    await expectReadersServed();
    press.mend('disk-full');
    for (const path of ['/', '/about/', pathOf(article)]) await untilReads(at(path), note);
    await untilReads(page, 'alt="A sample picture."');
    await untilWell();
    await untilAllLive(press);
    expect((await statusOf(press)).problems).toEqual([]);
  },
);

test('a page whose template fails keeps its last good version, is named, and holds up no other', async () => {
  const before = await (await fetch(page)).text();
  press.cause('broken-template', String(article.headline));
  const note = `A note on every page: ${word()}.`;
  await noteOnEveryPage(note);
  await edit(other, { dek: `This goes on: ${note}` });
  await untilReads(at(pathOf(other)), `This goes on: ${note}`);
  for (const path of ['/', '/about/', '/articles/asbestos-trust-funds/']) await untilReads(at(path), note);
  expect(await (await fetch(page)).text()).toBe(before);
  await untilAllLive(press);
  expect((await statusOf(press)).problems).toEqual([
    {
      contentType: ARTICLE,
      documentId: article.documentId,
      title: article.headline,
      field: '',
      message: expect.stringContaining(`The page ${pathOf(article)} couldn’t be built: `),
    },
  ]);

  press.mend('broken-template');
  await edit(other, { dek: 'Another change.' });
  await untilReads(page, note);
  await untilAllLive(press);
  expect((await statusOf(press)).problems).toEqual([]);
});

const DAY_MS = 86_400_000;

test('a banner is shown when the clock says that it runs, and no longer when the clock is set back', async () => {
  const banner = await createBanner(administrator, {
    message: `A banner of tomorrow: ${word()}.`,
    priority: 1000,
    startsAt: new Date(Date.now() + DAY_MS / 2).toISOString(),
  });
  expect(await publish(administrator, BANNER, banner)).toMatchObject({ status: 200 });
  await untilAllLive(press);
  const isShown = async () => (await (await fetch(at('/'))).text()).includes(String(banner.message));
  expect(await isShown()).toBe(false);
  press.cause('shifted-clock', String(DAY_MS));
  await until(isShown);
  press.mend('shifted-clock');
  await until(async () => !(await isShown()));
});

test('publications go on whatever the clock says', async () => {
  for (const shift of [DAY_MS, -DAY_MS, 0]) {
    const lastChange = async () => (await statusOf(press)).publications.find(({ cause }) => cause === 'change');
    const before = (await lastChange())?.at;
    press.cause('shifted-clock', String(shift));
    const dek = `By another clock: ${word()}.`;
    await edit(article, { dek });
    await untilReads(page, dek);
    await until(async () => (await statusOf(press)).queue === 0 && (await lastChange())?.at !== before);
    const { isHealthy, failure } = await statusOf(press);
    expect([isHealthy, failure]).toEqual([true, null]);
    const { at: when, ms = -1, spent = {} } = (await lastChange()) ?? {};
    expect(Math.abs(Date.parse(when ?? '') - Date.now() - shift)).toBeLessThan(60_000);
    for (const took of [ms, ...Object.values(spent)]) {
      expect(took).toBeGreaterThanOrEqual(0);
      expect(took).toBeLessThan(10_000);
    }
  }
});
