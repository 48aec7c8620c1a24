import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { POSTGRES_PASSWORD } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { measureBanners } from '../../bench/banner/banner.ts';
import * as bannerTable from '../../bench/banner/table.ts';
import { measureBuilds } from '../../bench/build/build.ts';
import * as buildTable from '../../bench/build/table.ts';
import { measureHistory } from '../../bench/history/history.ts';
import * as historyTable from '../../bench/history/table.ts';
import { benchIntake } from '../../bench/intake/intake.ts';
import * as intakeTable from '../../bench/intake/table.ts';
import { withNewsrooms } from '../../bench/newsroom/with-newsrooms.ts';
import { measurePages } from '../../bench/pages/pages.ts';
import * as pagesTable from '../../bench/pages/table.ts';
import { measurePublications } from '../../bench/publish/publish.ts';
import * as publishTable from '../../bench/publish/table.ts';
import { measureRequests } from '../../bench/requests/requests.ts';
import * as requestsTable from '../../bench/requests/table.ts';
import { measureSchedules } from '../../bench/schedule/schedule.ts';
import * as scheduleTable from '../../bench/schedule/table.ts';
import { measureServers } from '../../bench/serve/serve.ts';
import * as serveTable from '../../bench/serve/table.ts';
import * as whereUsedTable from '../../bench/where-used/table.ts';
import { measurePanel } from '../../bench/where-used/where-used.ts';
import * as writingTable from '../../bench/writing/table.ts';
import { measureWriting } from '../../bench/writing/writing.ts';
import { templates } from '../fixtures/site.ts';

// Each bench at its smallest, to see that it runs and what it measures. How fast things are is not looked at: other tests
// run at the same time.

const dataDir = mkdtempSync(join(tmpdir(), 'patient-press-benches-'));
// Postgres, which does not run as root, must reach its folder below.
chmodSync(dataDir, 0o755);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const aTime = expect.toSatisfy((ms: number) => Number.isFinite(ms) && ms > 0, 'is a time');
const ARTICLES = 100;

/** How many of what the generator copies there are, and whether every copy is a document of its own. */
async function countArticles(databaseUrl: string) {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query(
    `select count(*)::int as published, count(distinct slug)::int as slugs, count(distinct document_id)::int as documents
     from articles where published_at is not null`,
  );
  await database.end();
  return rows[0];
}

test('the benches of publications, banners, servers and builds run over a copied newsroom and measure what they say', async () => {
  await withNewsrooms(async (newsrooms, folder) => {
    const newsroom = await newsrooms.open(ARTICLES, { scratch: true });
    expect(await countArticles(newsroom.databaseUrl)).toEqual({
      published: ARTICLES,
      slugs: ARTICLES,
      documents: ARTICLES,
    });

    const panel = await measurePanel(newsroom, 1);
    expect(panel.map(({ what }) => what)).toEqual(['topic', 'author', 'source', 'guide', 'article']);
    for (const { ms } of panel) expect(ms.p95).toEqual(aTime);
    expect(panel[0]?.uses).toBeGreaterThan(1);
    expect(whereUsedTable.formatTable(panel)).toContain('topic');

    const history = await measureHistory(newsroom, 3, 2);
    expect(history.changes.map(({ what }) => what)).toEqual([
      'first save',
      'save',
      'save and publish',
      'save',
      'save and publish',
    ]);
    for (const { ms, recording } of history.changes) expect([ms.p95, recording]).toEqual([aTime, aTime]);
    expect(history.bytes.version).toBeGreaterThan(1000);
    expect(historyTable.formatTable([history])).toContain('save and publish');

    const requests = await measureRequests(newsroom, 60);
    for (const { ms } of requests.measured) expect(ms.p95).toEqual(aTime);
    const [none, many] = requests.measured.filter(({ kind }) => kind === 'search');
    expect([none?.read, none?.found, many?.read]).toEqual([60, 0, 60]);
    expect(many?.found).toBeGreaterThan(0);
    expect(requestsTable.formatTable(requests)).toContain('Others, while five search');

    const publications = join(folder, 'publish');
    const published = await measurePublications(newsroom, publications, {
      samples: { edits: 1, others: 1, wide: 1, warmUps: 0 },
      withPeer: false,
    });
    expect(Object.keys(published.kinds)).toEqual(['edit', 'create', 'unpublish', 'rename', 'author', 'setting']);
    for (const { ms, files, samples } of Object.values(published.kinds)) {
      expect(ms.count).toBe(1);
      expect(files).toBeGreaterThan(0);
      expect(samples[0]?.spent.render).toBeGreaterThanOrEqual(0);
    }
    expect(published.kinds.setting?.files).toBeGreaterThan(ARTICLES);
    expect(published.firstStart).toMatchObject({ healthyMs: aTime, liveMs: aTime });
    expect(published.firstStart.files).toBeGreaterThan(ARTICLES);
    expect(published.restart.files).toBe(0);
    expect(publishTable.formatTable([published])).toContain('one article edited');

    // The other two need a site, and not that it is new.
    const site = join(publications, 'site');
    const banners = await measureBanners(newsroom, site, {
      ...{ quiet: 1, busy: 1, warmUps: 1, many: 2 },
      viewports: ['phone'],
    });
    expect(banners.checks.map(({ count, p50 }) => [count, p50])).toEqual([
      [1, aTime],
      [1, aTime],
    ]);
    expect(banners.allPagesMs).toEqual(aTime);
    const [, before, after] = banners.bytes;
    expect(after?.plain).toBeGreaterThan(before?.plain ?? Number.POSITIVE_INFINITY);
    expect(banners.shifts).toEqual([{ viewport: 'phone', shift: expect.any(Number) }]);
    expect(bannerTable.formatTable([banners])).toContain('on one page');

    const served = await measureServers(newsroom, site, { rounds: 1, seconds: 1 });
    expect(served).toHaveLength(4 * 3);
    for (const { load } of served) expect(load).toEqual({ perSecond: aTime, p99Ms: expect.any(Number) });
    expect(serveTable.formatTable(served)).toContain('sirv alone');

    const scheduled = await measureSchedules(newsroom, 5, 3000);
    expect(scheduled.map(({ what }) => what)).toEqual(['two cms', 'one of two killed (kill -9) amid them']);
    for (const { late, lost, doubled } of scheduled)
      expect([late.count, late.p95, lost, doubled]).toEqual([5, aTime, 0, 0]);
    expect(scheduleTable.formatTable(scheduled)).toContain('one of two killed');

    // It stops the newsroom.
    const built = await measureBuilds(newsroom, join(folder, 'build'));
    const [press, astro, eleventy] = built;
    expect(built.map(({ builder }) => builder)).toEqual(['Patient Press', 'Astro collections', 'Eleventy']);
    for (const { pages, measured } of built) {
      expect(pages).toBeGreaterThanOrEqual(ARTICLES);
      expect(measured).toMatchObject({ renderMs: aTime, cpuMs: aTime, peakBytes: aTime });
    }
    expect(Math.abs((press?.pages ?? 0) - (astro?.pages ?? 0))).toBeLessThan(20);
    expect(eleventy?.pages).toBeLessThanOrEqual(press?.pages ?? 0);
    expect(buildTable.formatTable(built)).toContain('Eleventy');
  }, dataDir);
  // It writes its articles through Strapi, and renders them with three builders, beside other tests.
}, 1_200_000);

test('the bench of pages looks at every template on three phones', async () => {
  const results = await measurePages(stack.siteUrl);
  expect(results.map(({ template }) => template)).toEqual(Object.keys(templates));
  for (const { htmlBytes, allBytes, requests, screens, template } of results) {
    expect(htmlBytes, template).toBeGreaterThan(1000);
    expect(allBytes, template).toBeGreaterThan(htmlBytes);
    expect(requests, template).toBeGreaterThan(2);
    expect(screens, template).toHaveLength(3);
  }
  expect(pagesTable.formatTable(results)).toContain('guide on request');
}, 300_000);

test('the bench of writing measures keys, the page beside the text, a paste, and the admin’s files', async () => {
  const result = await measureWriting(stack, { blocks: 20, keys: 4, words: 1, pasteBytes: 20_000 });
  expect(result.waits.map(({ what, blocks, count }) => [what, blocks, count])).toEqual([
    ['key to paint, typed by a person', 20, 4],
    ['key to paint, at full speed', 20, 4],
    ['last key to the page beside', 20, 1],
    ['key to paint, typed by a person', null, 4],
    ['key to paint, at full speed', null, 4],
    ['last key to the page beside', null, 1],
    ['a paste of 0.02 MB', null, 1],
  ]);
  for (const { p50 } of result.waits) expect(p50).toEqual(aTime);
  const [entry, field] = result.bytes;
  expect(entry?.plain).toBeGreaterThan(field?.plain ?? Number.POSITIVE_INFINITY);
  expect(writingTable.formatTable(result)).toContain('last key to the page beside');
}, 600_000);

test('the bench of the intake loses no request and doubles none, though cms and Postgres are killed', async () => {
  const { template, pressToken } = stack;
  const result = await benchIntake(
    {
      ...{ rate: 15, seconds: 1, faultSeconds: 3 },
      most: { readers: 3, seconds: 1 },
    },
    { ...template, pressToken, password: POSTGRES_PASSWORD },
  );
  expect(result.loads.map(({ what }) => what)).toEqual([
    'at rest',
    'the cms killed (kill -9) halfway',
    'Postgres killed (kill -9) halfway',
  ]);
  expect(result.saved).toMatchObject({ lost: 0, doubled: 0, unknown: 0 });
  expect(result.saved.acknowledged).toBeGreaterThan(15 + 2 * 3 * 15);
  expect(result.mostPerSecond).toEqual(aTime);
  expect(result.mails.came).toBe(result.saved.acknowledged);
  expect(intakeTable.formatTable(result)).toContain('at rest');
}, 600_000);
