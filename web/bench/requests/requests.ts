import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { step } from '../../../.run/progress.ts';
import type { Admin } from '../newsroom/admin.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { withNewsrooms } from '../newsroom/with-newsrooms.ts';
import { type Spread, spreadOf } from '../stats.ts';
import { plantRequests } from './plant.ts';

const [PAGES, SEARCHES, AT_ONCE] = [30, 5, 5];
const PROBE_MS = 20;

/** How long something took, as intake staff wait for it. */
export interface Measured {
  what: string;
  /** What of the targets it is held to. */
  kind: 'list' | 'search' | 'others';
  /** What a search found and read; null for a list. */
  found: number | null;
  read: number | null;
  ms: Spread;
  /** The machine's load over the last minute, after the measurement. */
  load: number;
}

export interface RequestsResult {
  requests: number;
  measured: Measured[];
}

const among = { email: '', guide: null };
const lists: [what: string, path: string, body: object][] = [
  ['Downloads, first page', 'guide-downloads/search', { ...among, state: 'all', before: null, byDataSubject: true }],
  ['Downloads, totals', 'guide-downloads/totals', among],
  ['Calls to make, first page', 'calls/search', { state: 'open', after: null, byDataSubject: true }],
  ['Calls to make, totals', 'calls/totals', {}],
  [
    'Call requests, first page',
    'callback-requests/search',
    { state: 'all', phone: '', before: null, byDataSubject: true },
  ],
];
const searches: [what: string, text: string][] = [
  ['a name that no one has', 'Quixote'],
  ['a name that many have', 'sample'],
  ['the end of a number', '1234567'],
  ['a part of an address', 'reader.zz'],
];

const searched = z.object({ found: z.array(z.string()), read: z.number() });

async function timed<Result>(task: () => Promise<Result>): Promise<[number, Result]> {
  const start = performance.now();
  const result = await task();
  return [performance.now() - start, result];
}

const load = (): number => loadavg()[0] ?? 0;

async function measureLists(admin: Admin): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [what, path, body] of lists) {
    await admin.ask(`/intake/${path}`, body);
    const times: number[] = [];
    for (let index = 0; index < PAGES; index += 1)
      times.push((await timed(() => admin.ask(`/intake/${path}`, body)))[0]);
    measured.push({ what, kind: 'list', found: null, read: null, ms: spreadOf(times), load: load() });
  }
  return measured;
}

const search = async (admin: Admin, text: string) =>
  searched.parse(await admin.ask('/intake/requests/search', { text, from: null }));

async function measureSearches(admin: Admin): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [what, text] of searches) {
    const times: number[] = [];
    let last = { found: 0, read: 0 };
    for (let index = 0; index < SEARCHES; index += 1) {
      const [ms, { found, read }] = await timed(() => search(admin, text));
      times.push(ms);
      last = { found: found.length, read };
    }
    measured.push({ what: `Search: ${what}`, kind: 'search', ...last, ms: spreadOf(times), load: load() });
  }
  return measured;
}

/** How long others wait for an answer while five search at once. */
async function measureOthers(admin: Admin, cmsUrl: string): Promise<Measured[]> {
  let isOver = false;
  const waits: number[] = [];
  const probing = (async () => {
    while (!isOver) {
      waits.push((await timed(async () => (await fetch(`${cmsUrl}/_health`)).arrayBuffer()))[0]);
      await sleep(PROBE_MS);
    }
  })();
  const all = await Promise.all(Array.from({ length: AT_ONCE }, () => timed(() => search(admin, 'Quixote'))));
  isOver = true;
  await probing;
  const [read = 0] = all.map(([, result]) => result.read);
  const common = { found: null, load: load() };
  return [
    { what: 'Five searches at once', kind: 'others', read, ms: spreadOf(all.map(([ms]) => ms)), ...common },
    { what: 'Others, while five search', kind: 'others', read: null, ms: spreadOf(waits), ...common },
  ];
}

/** Fills a newsroom with requests, and measures its lists and its search. @param requests how many, of both types. */
export async function measureRequests(newsroom: Newsroom, requests: number): Promise<RequestsResult> {
  const sql = new pg.Client({ connectionString: newsroom.databaseUrl });
  await sql.connect();
  try {
    await step(`Inventing ${requests} requests`, () => plantRequests(sql, newsroom.dataDir, requests));
    const admin = await newsroom.logIn();
    const measured = [
      ...(await step('Opening lists', () => measureLists(admin))),
      ...(await step('Searching', () => measureSearches(admin))),
      ...(await step('Searching five times at once', () => measureOthers(admin, newsroom.cmsUrl))),
    ];
    return { requests, measured };
  } finally {
    await sql.end();
  }
}

const REQUESTS = 50_000;
/** As few as there can be: requests don't depend on them. */
const ARTICLES = 100;

export async function benchRequests(): Promise<RequestsResult> {
  return await withNewsrooms(async (newsrooms) =>
    measureRequests(await newsrooms.open(ARTICLES, { scratch: true }), REQUESTS),
  );
}
