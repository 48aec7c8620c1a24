import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { step } from '../../../.run/progress.ts';
import { runChild } from '../child.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { withNewsrooms } from '../newsroom/with-newsrooms.ts';
import { startPress } from '../press-process.ts';
import { median } from '../stats.ts';
import { type Server, startPressServe, startSirv } from './servers.ts';

const load = z.object({ perSecond: z.number(), p99Ms: z.number() });
/** What a server bore. */
export type Load = z.infer<typeof load>;

/** What a server bore of one sort of requests: medians of all rounds. */
export interface Result {
  asked: string;
  server: string;
  load: Load;
  /** Requests a second as a share of sirv's in the same round. */
  ofSirv: number;
  rounds: Load[];
  machineLoad: number;
}

interface Sort {
  asked: string;
  path: string;
  status: number;
  headers(server: Server): Promise<Record<string, string>>;
}

const ARTICLES = 1000;

/** How often each server is asked for each sort of thing, and for how many seconds at a time. */
interface Effort {
  rounds: number;
  seconds: number;
}

const whole: Effort = { rounds: 5, seconds: 4 };

const noHeaders = async () => ({});

function sortsOf(folder: string): Sort[] {
  const [slug = ''] = readdirSync(join(folder, 'articles')).sort();
  const pictures = readdirSync(join(folder, '_pictures')).filter((name) => name.endsWith('.webp'));
  const page = `/articles/${slug}/`;
  // The load asks for no compression either: each encoding has its own ETag.
  const etag = async ({ url }: Server) => ({
    'if-none-match':
      (await fetch(`${url}${page}`, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag') ?? '',
  });
  return [
    { asked: 'a page', path: page, status: 200, headers: noHeaders },
    { asked: 'a picture', path: `/_pictures/${pictures.sort()[0]}`, status: 200, headers: noHeaders },
    { asked: 'a page that is known (304)', path: page, status: 304, headers: etag },
    { asked: 'no page (404)', path: '/articles/there-is-none/', status: 404, headers: noHeaders },
  ];
}

async function measureOne(server: Server, sort: Sort, seconds: number): Promise<Load> {
  const { path, status } = sort;
  const asked = { url: `${server.url}${path}`, headers: await sort.headers(server), seconds, status };
  return load.parse(await runChild('serve/load.ts', [JSON.stringify(asked)], process.env));
}

/** Each server in turn, in another order in each round, so that what else the machine does falls on all alike. */
async function measureSort(
  servers: readonly Server[],
  sort: Sort,
  { rounds: count, seconds }: Effort,
): Promise<Result[]> {
  const rounds = new Map<string, Load[]>(servers.map(({ name }) => [name, []]));
  for (let round = 0; round < count; round++) {
    const first = round % servers.length;
    for (const server of [...servers.slice(first), ...servers.slice(0, first)]) {
      rounds.get(server.name)?.push(await measureOne(server, sort, seconds));
    }
  }
  const sirv = rounds.get('sirv alone') ?? [];
  const [machineLoad = 0] = loadavg();
  return Array.from(rounds, ([server, loads]) => ({
    asked: sort.asked,
    server,
    load: {
      perSecond: median(loads.map(({ perSecond }) => perSecond)),
      p99Ms: median(loads.map(({ p99Ms }) => p99Ms)),
    },
    ofSirv: median(loads.map(({ perSecond }, round) => perSecond / (sirv[round]?.perSecond ?? Number.NaN))),
    rounds: loads,
    machineLoad,
  }));
}

/** Measures the servers over the site of one newsroom. */
export async function measureServers(newsroom: Newsroom, outDir: string, effort: Effort): Promise<Result[]> {
  const press = await step(`Building ${newsroom.articles} articles`, () => startPress(newsroom, outDir));
  const servers: Server[] = [{ name: 'press run', url: press.url, stop: press.stop }];
  try {
    await press.untilReported(({ cause }) => cause === 'start');
    servers.push(await startPressServe(outDir, newsroom.env), await startSirv(outDir));
    const results: Result[] = [];
    for (const sort of sortsOf(outDir)) {
      results.push(...(await step(`Asking for ${sort.asked}`, () => measureSort(servers, sort, effort))));
    }
    return results;
  } finally {
    for (const { stop } of servers) await stop();
  }
}

/** Measures how many requests a second the press's server answers, beside sirv alone over the same folder. */
export const benchServe = (): Promise<Result[]> =>
  withNewsrooms(async (newsrooms, folder) =>
    measureServers(await newsrooms.open(ARTICLES), join(folder, 'site'), whole),
  );
