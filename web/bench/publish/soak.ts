import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { step } from '../../../.run/progress.ts';
import { withNewsrooms } from '../newsroom/with-newsrooms.ts';
import { startPress } from '../press-process.ts';
import { readMemory } from '../process-memory.ts';
import { type Spread, spreadOf } from '../stats.ts';
import { type Column, formatRows } from '../table.ts';
import { articlesFor, type Kind, kindsOf } from './changes.ts';
import { measureChange, type Watched } from './measure.ts';
import { readPublished } from './published.ts';
import { openReader } from './reader.ts';

/** A hundred publications in a row, and the press's memory after them, in bytes. */
interface Hundred {
  upTo: number;
  ms: Spread;
  bytes: number;
  load: number;
}

/** What became of a press that published without a pause. */
interface Soak {
  articles: number;
  bytesBefore: number;
  hundreds: Hundred[];
  /** When it had had nothing to do for a minute. */
  bytesAfterRest: number;
  peakBytes: number;
}

const ARTICLES = 10_000;
const IN_A_ROW = 100;
const REST_MS = 60_000;

async function publishHundred(watched: Watched, kind: Kind, upTo: number): Promise<Hundred> {
  const all: number[] = [];
  for (let index = 0; index < IN_A_ROW; index++) {
    all.push((await measureChange(watched, await kind.prepare(), kind.isWide)).ms);
  }
  const [load = 0] = loadavg();
  return { upTo, ms: spreadOf(all), bytes: readMemory(watched.press.pid).bytes, load };
}

/** Publishes so many edited articles in a row, to see whether the press's memory and its speed stay as they are. */
export function benchSoak(count: number): Promise<Soak> {
  return withNewsrooms(async (newsrooms, folder) => {
    const newsroom = await newsrooms.open(ARTICLES, { scratch: true });
    const press = await step('First start of the press', () => startPress(newsroom, join(folder, 'site')));
    const reader = openReader(press.url);
    try {
      await press.untilReported(({ cause }) => cause === 'start');
      const bytesBefore = readMemory(press.pid).bytes;
      const samples = { edits: count, others: 0, wide: 0, warmUps: 0 };
      const published = await readPublished(newsroom.databaseUrl, articlesFor(samples));
      const { edit } = kindsOf(await newsroom.logIn(), published);
      const hundreds: Hundred[] = [];
      for (let upTo = IN_A_ROW; upTo <= count; upTo += IN_A_ROW) {
        hundreds.push(await step(`Publications up to ${upTo}`, () => publishHundred({ press, reader }, edit, upTo)));
      }
      await step('Rest', () => delay(REST_MS));
      const { bytes: bytesAfterRest, peakBytes } = readMemory(press.pid);
      return { articles: ARTICLES, bytesBefore, hundreds, bytesAfterRest, peakBytes };
    } finally {
      reader.close();
      await press.stop();
    }
  });
}

const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(2);

const columns: Column<Hundred>[] = [
  ['publications', ({ upTo }) => `${upTo - IN_A_ROW + 1} to ${upTo}`],
  ['p50 ms', ({ ms }) => ms.p50.toFixed(0)],
  ['p95 ms', ({ ms }) => ms.p95.toFixed(0)],
  ['max ms', ({ ms }) => ms.max.toFixed(0)],
  ['GB', ({ bytes }) => gigabytes(bytes)],
  ['load', ({ load }) => load.toFixed(1)],
];

/** The results as a table for people. */
export function formatSoak({ articles, bytesBefore, hundreds, bytesAfterRest, peakBytes }: Soak): string {
  return [
    ...formatRows(columns, hundreds),
    '',
    `At ${articles.toLocaleString('en')} articles. Memory of the press: ${gigabytes(bytesBefore)} GB before, ${gigabytes(bytesAfterRest)} GB after a minute’s rest, ${gigabytes(peakBytes)} GB at the most.`,
    '',
  ].join('\n');
}
