import { request } from 'node:http';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { countsIn, suspectIn } from '../fixtures/banner-counts.ts';
import { sql } from '../fixtures/database.ts';
import { createBanner, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const BANNER = 'api::cta-banner.cta-banner';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** An address that no other request here comes from. */
let drawn = 0;
const anAddress = () => {
  drawn += 1;
  return `10.${(drawn >> 16) & 255}.${(drawn >> 8) & 255}.${drawn & 255}`;
};

type Headers = Record<string, string>;
/** What a browser sends along with a beacon, as the edge passes it on. */
const beacon = (changes: Headers = {}): Headers => ({
  'content-type': 'text/plain;charset=UTF-8',
  'user-agent': BROWSER,
  origin: stack.siteUrl,
  'sec-fetch-site': 'same-origin',
  'x-forwarded-for': anAddress(),
  ...changes,
});
const path = '/api/cta-events';
const post = (body: string, headers: Headers = beacon(), base = stack.cmsUrl) =>
  fetch(base + path, { method: 'POST', headers, body });
const send = async (events: object[], headers?: Headers, base?: string) =>
  (await post(JSON.stringify({ events }), headers, base)).status;

const event = ({ documentId, placement }: Fields, changes: Fields = {}) => ({
  kind: 'seen',
  banner: documentId,
  variant: '',
  placement,
  ...changes,
});

async function aBanner(changes: Fields = {}): Promise<Fields> {
  const banner = await createBanner(administrator, changes);
  expect(await publish(administrator, BANNER, banner)).toMatchObject({ status: 200 });
  return banner;
}

const countsOf = (banner: Fields) => countsIn(sql, banner);
const untilCounted = (banner: Fields, counts: Record<string, number[]>) =>
  vi.waitFor(async () => expect(await countsOf(banner)).toEqual(counts), { timeout: 60_000, interval: 20 });

/** Waits until everything that was sent before now is in the database, or never will be: what is sent later comes later. */
async function settled(): Promise<void> {
  const last = await aBanner();
  await vi.waitFor(
    async () => {
      // After a flood of invented banners, one that was published this second may be taken for invented, too.
      await send([event(last)]);
      expect(await countsOf(last)).not.toEqual({});
    },
    { timeout: 60_000, interval: 300 },
  );
}

describe('what readers do is counted', () => {
  test('for each variant of each banner, on the day in UTC', async () => {
    const variants = [
      { key: 'one', weight: 1 },
      { key: 'two', weight: 1, message: 'Another message.' },
    ];
    const [plain, tested] = [await aBanner(), await aBanner({ placement: 'article-end', variants })];
    const one = event(tested, { variant: 'one' });
    const two = event(tested, { variant: 'two' });
    const click = { kind: 'clicked' };
    const reader = beacon();
    expect(await send([event(plain), one], reader)).toBe(204);
    expect(await send([event(plain), two, { ...two, ...click }])).toBe(204);
    expect(await send([{ ...event(plain), ...click }], { ...reader, 'content-type': 'application/json' })).toBe(204);
    await untilCounted(plain, { 'top-bar/': [2, 1, 0] });
    await untilCounted(tested, { 'article-end/one': [1, 0, 0], 'article-end/two': [1, 1, 0] });
    const { rows } = await sql.query(
      `select distinct to_char(day, 'YYYY-MM-DD') as day from patient_press_banner_counts where banner = $1`,
      [plain.documentId],
    );
    expect([new Date(), new Date(Date.now() - 60_000)].map((time) => time.toISOString().slice(0, 10))).toContain(
      rows[0]?.day,
    );
  });

  test('through the site itself, from the same origin as its pages', async () => {
    const banner = await aBanner();
    expect(await send([event(banner)], beacon(), stack.siteUrl)).toBe(204);
    await untilCounted(banner, { 'top-bar/': [1, 0, 0] });
  });

  test('still when the banner was taken down while they read', async () => {
    const banner = await aBanner();
    await administrator.call('POST', `${collection(BANNER, banner.documentId)}/actions/unpublish`, {});
    await send([event(banner)]);
    await untilCounted(banner, { 'top-bar/': [1, 0, 0] });
  });

  test('once for each thing in one message', async () => {
    const banner = await aBanner();
    await send([event(banner), event(banner), event(banner, { kind: 'clicked' }), event(banner, { kind: 'clicked' })]);
    await untilCounted(banner, { 'top-bar/': [1, 1, 0] });
  });
});

// Early: few addresses have sent anything yet, and none shares its group with one of these.
describe('clicks that no reader is likely to have made are counted apart:', () => {
  test('those on a banner that was not seen at their address', async () => {
    const banner = await aBanner();
    const click = event(banner, { kind: 'clicked' });
    await send([click]);
    await vi.waitFor(async () => expect(await suspectIn(sql, banner)).toEqual([0, 1]), { timeout: 60_000 });
    await send([event(banner)]);
    await send([click]);
    await vi.waitFor(async () => expect(await suspectIn(sql, banner)).toEqual([0, 2]), { timeout: 60_000 });
    expect(await countsOf(banner)).toEqual({ 'top-bar/': [1, 0, 0] });
  });

  test('more than the views at an address explain, while those of a clinic’s readers count', async () => {
    const [forged, honest] = [await aBanner(), await aBanner()];
    const click = (banner: Fields) => event(banner, { kind: 'clicked' });
    const [forger, clinic] = [beacon(), beacon()];
    for (let time = 0; time < 10; time += 1) {
      await send([event(forged), click(forged)], forger);
      // One in five of them, which is far more than banners get.
      await send(time % 5 === 0 ? [event(honest), click(honest)] : [event(honest)], clinic);
    }
    await vi.waitFor(
      async () =>
        expect([await countsOf(forged), await suspectIn(sql, forged)]).toEqual([{ 'top-bar/': [10, 5, 0] }, [0, 5]]),
      { timeout: 60_000 },
    );
    await untilCounted(honest, { 'top-bar/': [10, 2, 0] });
    expect(await suspectIn(sql, honest)).toEqual([0, 0]);
  });
});

describe('is answered like the others, but not counted', () => {
  test.each<[string, Headers]>([
    ['who asked not to be, by Global Privacy Control', { 'sec-gpc': '1' }],
    ['who asked not to be, by Do Not Track', { dnt: '1' }],
    ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
    ['a browser that no one looks at', { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0' }],
    ['a program that does not say what it is', { 'user-agent': '' }],
    ['a page that is opened in advance', { 'sec-purpose': 'prefetch;prerender' }],
    ['a page that an older browser opens in advance', { purpose: 'prefetch' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another subdomain', { 'sec-fetch-site': 'same-site' }],
    ['a page of another origin in an older browser', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
    ['a page of no origin in an older browser', { 'sec-fetch-site': '', origin: 'null' }],
  ])('%s', async (_, headers) => {
    const banner = await aBanner();
    expect(await send([event(banner)], beacon(headers))).toBe(204);
    await settled();
    expect(await countsOf(banner)).toEqual({});
  });

  test.each<[string, Fields]>([
    ['a banner that is not there', { banner: 'nowhere' }],
    ['a variant that the banner never had', { variant: 'never' }],
    ['a placement that the banner never had', { placement: 'article-end' }],
  ])('%s', async (_, changes) => {
    const banner = await aBanner();
    expect(await send([event(banner, changes)])).toBe(204);
    await settled();
    expect(await countsOf(banner)).toEqual({});
    expect(await countsOf({ documentId: 'nowhere' })).toEqual({});
  });

  test('a banner that was never published', async () => {
    const draft = await createBanner(administrator);
    expect(await send([event(draft)])).toBe(204);
    await settled();
    expect(await countsOf(draft)).toEqual({});
  });
});

const ask = async (answer: Response) => ({
  status: answer.status,
  type: answer.headers.get('content-type'),
  problem: await answer.json(),
});
const problem = (status: number, code: string) => ({
  status,
  type: 'application/problem+json; charset=utf-8',
  problem: { status, code, title: code.replaceAll('-', ' '), detail: expect.stringMatching(/\w+/) },
});

describe('is refused with a reason', () => {
  const one = { kind: 'seen', banner: 'abc', variant: '', placement: 'top-bar' };
  const { variant: _variant, ...lacking } = one;

  test.each<[string, string]>([
    ['what is no JSON', 'seen'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['no events', '{}'],
    ['an empty list of events', '{"events":[]}'],
    ['more events than a page sends', JSON.stringify({ events: Array.from({ length: 9 }, () => one) })],
    ['an event of another kind', JSON.stringify({ events: [{ ...one, kind: 'hovered' }] })],
    ['a place that there is not', JSON.stringify({ events: [{ ...one, placement: 'popup' }] })],
    ['a number for a name', JSON.stringify({ events: [{ ...one, banner: 7 }] })],
    ['an event without a variant', JSON.stringify({ events: [lacking] })],
    ['more about a reader than is asked', JSON.stringify({ events: [{ ...one, email: 'a@example.com' }] })],
  ])('%s', async (_, body) => {
    expect(await ask(await post(body))).toEqual(problem(400, 'malformed'));
  });

  test('another type than text or JSON', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', 'image/png'])
      expect(await ask(await post('{}', beacon({ 'content-type': type })))).toEqual(
        problem(415, 'unsupported-media-type'),
      );
  });

  test.each(['GET', 'PUT', 'PATCH', 'DELETE'])('%s', async (method) => {
    const answer = await fetch(stack.cmsUrl + path, { method });
    expect(answer.headers.get('allow')).toBe('POST');
    expect(await ask(answer)).toEqual(problem(405, 'method-not-allowed'));
  });

  test.each([stack.cmsUrl, stack.siteUrl])('more than two kilobytes, sent to %s', async (base) => {
    for (const length of [2049, 500_000])
      expect(await ask(await post(' '.repeat(length), beacon(), base))).toEqual(problem(413, 'too-large'));
  });

  test('a body without a length, as soon as it is too long, without waiting for its end', async () => {
    const sending = request(stack.cmsUrl + path, {
      method: 'POST',
      headers: beacon({ 'transfer-encoding': 'chunked' }),
    });
    sending.on('error', () => undefined);
    const answered = new Promise<number | undefined>((resolve) => {
      sending.once('response', (response) => resolve(response.statusCode));
    });
    sending.write(' '.repeat(1500));
    sending.write(' '.repeat(1500));
    expect(await answered).toBe(413);
    sending.destroy();
  });

  test('a body that breaks off is no one’s trouble: the next is counted', async () => {
    const banner = await aBanner();
    const sending = request(stack.cmsUrl + path, { method: 'POST', headers: beacon({ 'content-length': '100' }) });
    const closed = new Promise((resolve) => sending.once('error', resolve).once('close', resolve));
    sending.write('{"events":', () => sending.destroy());
    await closed;
    await send([event(banner)]);
    await untilCounted(banner, { 'top-bar/': [1, 0, 0] });
  });

  test('and a short body without a length is counted', async () => {
    const banner = await aBanner();
    const sending = request(stack.cmsUrl + path, {
      method: 'POST',
      headers: beacon({ 'transfer-encoding': 'chunked' }),
    });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      sending.once('error', reject).once('response', (response) => resolve(response.statusCode));
    });
    sending.end(JSON.stringify({ events: [event(banner)] }));
    expect(await answered).toBe(204);
    await untilCounted(banner, { 'top-bar/': [1, 0, 0] });
  });
});

describe('whatever is sent', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', "'; drop table x; --", '\u0000'));
  const anEvent = fc.record(
    {
      kind: fc.oneof(fc.constantFrom('seen', 'clicked', 'led'), names),
      banner: names,
      variant: names,
      placement: fc.oneof(fc.constantFrom('top-bar', 'article-end'), names),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fc.record({ events: fc.array(anEvent, { maxLength: 9 }) }).map((sent) => JSON.stringify(sent)),
    fc.json(),
    fc.string({ maxLength: 3000 }),
  );

  test('is answered as understood or with a reason, and nothing unknown is ever written', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const { status } = await post(sent);
        expect([204, 400, 413]).toContain(status);
      }),
      { numRuns: 300 },
    );
    await settled();
    const { rows } = await sql.query(
      "select banner from patient_press_banner_counts except select document_id from patient_press_versions where content_type = 'shown-banner'",
    );
    expect(rows).toEqual([]);
  });
});

/** So many at a time, as many browsers do. */
async function inParallel(count: number, act: () => Promise<unknown>): Promise<void> {
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await act();
    }
  };
  await Promise.all(Array.from({ length: 50 }, work));
}

describe('with a second newsroom on the same database', () => {
  const second = async () => {
    const { databaseUrl, dataDir, pressToken: PRESS_TOKEN, siteUrl: SITE_URL } = stack;
    const cms = await startCms({ databaseUrl, dataDir, port: await freePort(), env: { PRESS_TOKEN, SITE_URL } });
    afterAll(cms.stop);
    return cms;
  };

  test('the numbers of both are added, also of a banner that only the other one published', async () => {
    const cms = await second();
    const banner = await aBanner();
    await Promise.all([
      inParallel(300, () => send([event(banner)])),
      inParallel(200, () => send([event(banner)], beacon(), cms.url)),
    ]);
    await untilCounted(banner, { 'top-bar/': [500, 0, 0] });
    await cms.stop();
  });

  test('one that is asked to stop saves what it has gathered', async () => {
    const cms = await second();
    const banner = await aBanner();
    await inParallel(100, () => send([event(banner)], beacon(), cms.url));
    await cms.stop();
    expect(await countsOf(banner)).toEqual({ 'top-bar/': [100, 0, 0] });
  });
});

test('while the database cannot be written to, counts are held, and added once it can', async () => {
  const banner = await aBanner();
  await sql.query('alter table patient_press_banner_counts rename to hidden_counts');
  const errors = async () =>
    (await sql.query('select xact_rollback::int as count from pg_stat_database where datname = current_database()'))
      .rows[0].count;
  const before = await errors();
  await inParallel(30, () => send([event(banner)]));
  await vi.waitUntil(async () => (await errors()) > before, { timeout: 60_000, interval: 20 });
  await sql.query('alter table hidden_counts rename to patient_press_banner_counts');
  await untilCounted(banner, { 'top-bar/': [30, 0, 0] });
});

// At the end: an address that shares its group with one of these is not counted for a minute. And these may share theirs
// with a few addresses that sent before them, and are counted that much less.
const seenOf = async (banner: Fields) => (await countsOf(banner))['top-bar/']?.[0] ?? 0;

test('a flood of invented banners and from one address changes neither the rows nor the numbers of others', async () => {
  const [honest, flooded] = [await aBanner(), await aBanner()];
  await send([event(honest), event(flooded)]);
  await untilCounted(honest, { 'top-bar/': [1, 0, 0] });
  await untilCounted(flooded, { 'top-bar/': [1, 0, 0] });
  const count = async () => (await sql.query('select count(*)::int as rows from patient_press_banner_counts')).rows[0];
  const before = await count();
  const oneAddress = '192.0.2.7';
  await Promise.all([
    inParallel(500, () => send([event(honest)])),
    inParallel(1000, () => send([event(flooded)], beacon({ 'x-forwarded-for': oneAddress }))),
    inParallel(1500, () => send(Array.from({ length: 8 }, () => event(honest, { banner: word() })))),
  ]);
  await settled();
  // But for the one address in 65,536 that shares the flooding one's group.
  expect(await seenOf(honest)).toBeGreaterThanOrEqual(499);
  // The first, which came from elsewhere, and as many of one banner as an address may have seen.
  const seen = await seenOf(flooded);
  expect(seen).toBeGreaterThan(100);
  expect(seen).toBeLessThanOrEqual(121);
  expect((await suspectIn(sql, flooded))[0]).toBe(1001 - seen);
  expect((await count()).rows).toBe(before.rows + 1);
});

test('one house on IPv6, whose every device may draw a new address, is one address', async () => {
  const banner = await aBanner();
  let device = 0;
  await inParallel(400, () => {
    device += 1;
    return send([event(banner)], beacon({ 'x-forwarded-for': `2001:db8:0:7::${device.toString(16)}` }));
  });
  await settled();
  const seen = await seenOf(banner);
  expect(seen).toBeGreaterThan(100);
  expect(seen).toBeLessThanOrEqual(120);
  expect(await suspectIn(sql, banner)).toEqual([400 - seen, 0]);
});
