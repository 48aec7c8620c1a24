import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { bannerList, bannerReport } from '../../src/banners/report-contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import { daysAgo, startCounting } from '../fixtures/banner-counts.ts';
import { createBanner } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
const count = await startCounting(stack.databaseUrl);

const listOf = async (session: Session, query = '') =>
  bannerList.parse((await session.call('GET', `/banners/report${query}`)).data);
const reportOf = async ({ documentId }: Fields, query = '') =>
  bannerReport.parse((await marketer.call('GET', `/banners/report/${documentId}${query}`)).data);

const plain = await createBanner(marketer);
const tested = await createBanner(marketer, {
  name: '=1+1, a "test"',
  variants: [
    { key: 'a', weight: 1 },
    { key: 'b', weight: 1 },
  ],
});
const untouched = await createBanner(marketer);

beforeAll(async () => {
  await count(plain, [
    { day: daysAgo(40), seen: 500, clicked: 50, led: 5 },
    { day: daysAgo(2), seen: 1000, clicked: 20, led: 1 },
    { day: daysAgo(0), seen: 100, clicked: 2 },
    { day: daysAgo(0), placement: 'top-bar', seen: 10, clicked: 1 },
  ]);
  await count(
    tested,
    Array.from({ length: 35 }, (_, index) => [
      { day: daysAgo(index + 1), variant: 'a', seen: 500, clicked: 10, led: 1 },
      { day: daysAgo(index + 1), variant: 'b', seen: 500, clicked: 15, led: 2 },
    ]).flat(),
  );
});

describe('who asks how banners do', () => {
  test('shows every banner of the last 30 days to a marketer', async () => {
    const { from, to, banners } = await listOf(marketer);
    expect([from, to]).toEqual([daysAgo(29), daysAgo(0)]);
    expect(banners.find(({ documentId }) => documentId === plain.documentId)).toEqual({
      documentId: plain.documentId,
      name: plain.name,
      state: 'draft',
      seen: 1110,
      clicked: 23,
      led: 1,
    });
    expect(banners.find(({ documentId }) => documentId === untouched.documentId)).toMatchObject({ seen: 0 });
    expect(banners.some(({ state }) => state === 'published')).toBe(true);
  });

  test.each(['editor', 'reviewer', 'intake'])('shows nothing to the role %s', async (code) => {
    const session = await asRole(stack.cmsUrl, administrator, code);
    for (const path of ['', `/${plain.documentId}`, `/${plain.documentId}?format=csv`])
      expect([path, (await session.call('GET', `/banners/report${path}`)).status]).toEqual([path, 403]);
  });

  test('shows nothing to anyone who is not logged in', async () => {
    for (const path of ['', `/${plain.documentId}`])
      expect((await fetch(`${stack.cmsUrl}/banners/report${path}`)).status).toBe(401);
    const withToken = { headers: { authorization: `Bearer ${stack.pressToken}` } };
    expect((await fetch(`${stack.cmsUrl}/banners/report`, withToken)).status).toBe(401);
  });

  test('shows a deleted banner as long as its counts are there', async () => {
    const banner = await createBanner(marketer);
    await count(banner, [{ day: daysAgo(1), seen: 7, clicked: 1 }]);
    expect((await marketer.call('DELETE', collection('api::cta-banner.cta-banner', banner.documentId))).status).toBe(
      200,
    );
    const listed = (await listOf(marketer)).banners.find(({ documentId }) => documentId === banner.documentId);
    expect(listed).toMatchObject({ state: 'deleted', seen: 7 });
    expect((await reportOf(banner)).variants).toMatchObject([{ variant: '', seen: 7, isOfTheBanner: false }]);
  });

  test('is refused a banner that never was', async () => {
    const answer = await marketer.call('GET', '/banners/report/never-was');
    expect([answer.status, answer.message]).toEqual([
      403,
      expect.stringMatching(/^This banner doesn’t exist, or your role can’t open it/),
    ]);
  });
});

describe('a period', () => {
  test('bounds what is counted, both days included', async () => {
    const query = `?from=${daysAgo(40)}&to=${daysAgo(2)}`;
    const { from, to, variants, days } = await reportOf(plain, query);
    expect([from, to]).toEqual([daysAgo(40), daysAgo(2)]);
    expect(variants).toMatchObject([{ variant: '', seen: 1500, clicked: 70, led: 6 }]);
    expect(days.map(({ day, seen }) => [day, seen])).toEqual([
      [daysAgo(40), 500],
      [daysAgo(2), 1000],
    ]);
  });

  test.each<[string, string, RegExp]>([
    ['that is no day', '?from=last-week', /^“from” isn’t a valid date\. Enter it as/],
    ['that does not exist', '?to=2026-02-30', /^“to” isn’t a valid date/],
    ['given twice', '?from=2026-02-01&from=2026-02-02', /^“from” isn’t a valid date/],
    ['that ends before it begins', '?from=2026-02-02&to=2026-02-01', /^The period starts on 2026-02-02, after its end/],
    ['of many years', '?from=2016-01-01&to=2026-01-01', /^The period is longer than three years\./],
  ])('%s is refused in a sentence', async (_, query, words) => {
    for (const path of ['', `/${plain.documentId}`]) {
      const answer = await marketer.call('GET', `/banners/report${path}${query}`);
      expect([answer.status, answer.message]).toEqual([400, expect.stringMatching(words)]);
    }
  });
});

describe('the report of a banner', () => {
  test('without variants has one variant, its rates, its days and its places', async () => {
    const { banner, variants, days, placements, experiment } = await reportOf(plain);
    expect(banner).toEqual({ documentId: plain.documentId, name: plain.name, state: 'draft' });
    expect(variants).toMatchObject([{ variant: '', seen: 1110, clicked: 23, led: 1, isOfTheBanner: true }]);
    const [variant] = variants;
    expect(variant?.clickRate?.estimate).toBeCloseTo(23 / 1110);
    expect(variant?.clickRate?.low).toBeGreaterThan(0.005);
    expect(variant?.clickRate?.high).toBeLessThan(0.05);
    expect(variant?.requestRate?.low).toBeLessThan(1 / 1110);
    expect(days).toEqual([
      { day: daysAgo(2), variant: '', seen: 1000, clicked: 20, led: 1 },
      { day: daysAgo(0), variant: '', seen: 110, clicked: 3, led: 0 },
    ]);
    expect(placements.map(({ placement, seen }) => [placement, seen])).toEqual([
      ['article-end', 1100],
      ['top-bar', 10],
    ]);
    expect(experiment).toBeNull();
  });

  test('with variants says which one leads, from the first day on, whatever the period', async () => {
    const [month, day] = [await reportOf(tested), await reportOf(tested, `?from=${daysAgo(1)}`)];
    expect(month.variants).toMatchObject([
      { variant: 'a', seen: 14_500, clicked: 290 },
      { variant: 'b', seen: 14_500, clicked: 435 },
    ]);
    expect(month.experiment).toMatchObject({
      since: daysAgo(35),
      until: daysAgo(1),
      verdict: { kind: 'lead', leader: 'b', runnerUp: 'a', isMoreThanChance: true },
    });
    expect(day.experiment).toEqual(month.experiment);
    expect(day.variants).toMatchObject([{ seen: 500 }, { seen: 500 }]);
  });

  test('judges no day that is not over', async () => {
    const fresh = await createBanner(marketer, {
      variants: [
        { key: 'a', weight: 1 },
        { key: 'b', weight: 1 },
      ],
    });
    await count(fresh, [
      { day: daysAgo(0), variant: 'a', seen: 500, clicked: 1 },
      { day: daysAgo(0), variant: 'b', seen: 500, clicked: 90 },
    ]);
    const { variants, experiment } = await reportOf(fresh);
    expect(variants).toMatchObject([{ clicked: 1 }, { clicked: 90 }]);
    expect(experiment).toBeNull();
  });

  test('keeps a variant that was taken out, after its own', async () => {
    const changed = await createBanner(marketer, {
      variants: [
        { key: 'b', weight: 1 },
        { key: 'c', weight: 1 },
      ],
    });
    await count(changed, [
      { day: daysAgo(3), variant: '', seen: 400, clicked: 4 },
      { day: daysAgo(2), variant: 'a', seen: 100, clicked: 9 },
      { day: daysAgo(2), variant: 'b', seen: 100, clicked: 2 },
      { day: daysAgo(2), variant: 'c', seen: 100, clicked: 3 },
    ]);
    const { variants, experiment } = await reportOf(changed);
    expect(variants.map(({ variant, isOfTheBanner }) => [variant, isOfTheBanner])).toEqual([
      ['b', true],
      ['c', true],
      ['', false],
      ['a', false],
    ]);
    expect(experiment).toMatchObject({ since: daysAgo(2), verdict: { leader: 'c', isMoreThanChance: false } });
  });

  test('without anything counted has its variants, and no rates', async () => {
    const { variants, days } = await reportOf(untouched);
    expect(variants).toEqual([
      { variant: '', seen: 0, clicked: 0, led: 0, clickRate: null, requestRate: null, isOfTheBanner: true },
    ]);
    expect(days).toEqual([]);
  });

  test('says how it is calculated, with its sources', async () => {
    const { method } = await reportOf(plain);
    expect(method.text.join(' ')).toContain('check the result every day');
    expect(method.sources.length).toBeGreaterThan(4);
  });
});

describe('as a table for spreadsheets', () => {
  test('the counts come by day, variant and place, and a name that looks like a formula is text', async () => {
    const answer = await fetch(`${stack.cmsUrl}/banners/report/${tested.documentId}?format=csv&from=${daysAgo(1)}`, {
      headers: { authorization: `Bearer ${readFileSync(join(stack.dataDir, 'administrator-token'), 'utf8')}` },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toContain(
      `banner-${tested.documentId}-${daysAgo(1)}-${daysAgo(0)}.csv`,
    );
    expect(await answer.text()).toBe(
      [
        '"day","banner","variant","placement","seen","clicked","led","suspect seen","suspect clicked"',
        `"${daysAgo(1)}","'=1+1, a ""test""","a","article-end",500,10,1,0,0`,
        `"${daysAgo(1)}","'=1+1, a ""test""","b","article-end",500,15,2,0,0`,
        '',
      ].join('\r\n'),
    );
  });
});
