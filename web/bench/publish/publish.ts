import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { PublicationReport } from '@patient-press/shared/press-status';
import { step } from '../../../.run/progress.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { measureNewsrooms } from '../newsroom/with-newsrooms.ts';
import { type PressProcess, startPress } from '../press-process.ts';
import { type Memory, readCpuMs, readMemory } from '../process-memory.ts';
import { median, type Spread, spreadOf } from '../stats.ts';
import { articlesFor, type Kind, kindsOf, type Samples } from './changes.ts';
import { measureChange, type Sample, type Watched } from './measure.ts';
import { measurePeer, type PeerResult } from './peer.ts';
import { type Published, readPublished } from './published.ts';
import { openReader } from './reader.ts';

/** How fast changes of one kind were. */
export interface KindResult {
  what: string;
  /** Milliseconds from Strapi's answer until readers had all of it. */
  ms: Spread;
  /** Medians. */
  files: number;
  spent: PublicationReport['spent'];
  /** Processor time that the press had for one, on average; serving clients that waited for it included. */
  cpuMs: number;
  /** The machine's load over the last minute, after the measurement. */
  load: number;
  samples: Sample[];
}

/** A start of the press. */
export interface StartResult {
  /** Milliseconds until it was healthy, and until everything that was published was on disk. */
  healthyMs: number;
  liveMs: number;
  files: number;
  spent: PublicationReport['spent'];
  memory: Memory;
}

/** What the press did for a newsroom of one size. */
export interface Result {
  articles: number;
  firstStart: StartResult;
  kinds: Record<string, KindResult>;
  memoryAfter: Memory;
  restart: StartResult;
  /** Null where it was left out: above LARGE it takes too long. */
  peer: PeerResult | null;
}

/** Above this, a change on all pages takes minutes. */
const LARGE = 10_000;

const samplesAt = (articles: number): Samples =>
  articles > LARGE ? { edits: 15, others: 5, wide: 1, warmUps: 3 } : { edits: 60, others: 15, wide: 5, warmUps: 3 };

const warmUpsFor = (kind: Kind, { wide, warmUps }: Samples): number => (kind.isWide ? Math.min(1, wide - 1) : warmUps);

async function startResult(press: PressProcess): Promise<StartResult> {
  const { at, spent, changedCount: files } = await press.untilReported(({ cause }) => cause === 'start');
  const liveMs = Date.parse(at) - press.startedAt;
  return { healthyMs: press.healthyMs, liveMs, files, spent, memory: readMemory(press.pid) };
}

async function measureKind(watched: Watched, kind: Kind, count: number, warmUps: number): Promise<KindResult> {
  const samples: Sample[] = [];
  let cpuBefore = 0;
  for (let index = -warmUps; index < count; index++) {
    if (index === 0) cpuBefore = readCpuMs(watched.press.pid);
    const sample = await measureChange(watched, await kind.prepare(), kind.isWide);
    if (index >= 0) samples.push(sample);
  }
  const cpuMs = (readCpuMs(watched.press.pid) - cpuBefore) / count;
  const medianOf = (step: keyof Sample['spent']) => median(samples.map(({ spent }) => spent[step]));
  const [load = 0] = loadavg();
  return {
    what: kind.what,
    ms: spreadOf(samples.map(({ ms }) => ms)),
    files: median(samples.map(({ files }) => files)),
    spent: {
      hear: medianOf('hear'),
      fetch: medianOf('fetch'),
      compare: medianOf('compare'),
      render: medianOf('render'),
      write: medianOf('write'),
    },
    cpuMs,
    load,
    samples,
  };
}

async function measureKinds(
  watched: Watched,
  newsroom: Newsroom,
  published: Published,
  samples: Samples,
): Promise<Result['kinds']> {
  const { edits, others, wide } = samples;
  const kinds = kindsOf(await newsroom.logIn(), published);
  const results: Result['kinds'] = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const count = kind.isWide ? wide : name === 'edit' ? edits : others;
    const measured = await step(`${count} times: ${kind.what}`, () =>
      measureKind(watched, kind, count, warmUpsFor(kind, samples)),
    );
    // A run over large newsrooms takes long, and may be given up.
    process.stdout.write(`  p50 ${measured.ms.p50.toFixed(0)} ms, p95 ${measured.ms.p95.toFixed(0)} ms\n`);
    results[name] = measured;
  }
  return results;
}

/** Measures one newsroom, with so many samples, and beside Astro if asked. */
export async function measurePublications(
  newsroom: Newsroom,
  folder: string,
  { samples, withPeer }: { samples: Samples; withPeer: boolean },
): Promise<Result> {
  const { articles } = newsroom;
  const outDir = join(folder, 'site');
  const published = await readPublished(newsroom.databaseUrl, articlesFor(samples));
  const start = () => startPress(newsroom, outDir);
  let press = await step(`First start of the press, ${articles} articles`, start);
  try {
    const firstStart = await startResult(press);
    await step('Compressed copies of all pages', press.untilIdle);
    const reader = openReader(press.url);
    const kinds = await measureKinds({ press, reader }, newsroom, published, samples).finally(reader.close);
    const memoryAfter = readMemory(press.pid);
    await press.stop();
    press = await step('Start with nothing changed', start);
    const restart = await startResult(press);
    await press.stop();
    const peer = withPeer ? await measurePeer(newsroom, published, folder) : null;
    return { articles, firstStart, kinds, memoryAfter, restart, peer };
  } finally {
    await press.stop();
  }
}

/** Measures, at each size, from the cms's answer until readers have what was published. */
export const benchPublish = (sizes: readonly number[]): Promise<Result[]> =>
  measureNewsrooms(sizes, (newsroom, folder) =>
    measurePublications(newsroom, folder, {
      samples: samplesAt(newsroom.articles),
      withPeer: newsroom.articles <= LARGE,
    }),
  );
