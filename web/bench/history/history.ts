import { loadavg } from 'node:os';
import pg from 'pg';
import { z } from 'zod';
import { step } from '../../../.run/progress.ts';
import type { Admin } from '../newsroom/admin.ts';
import { BENCH_METRICS_TOKEN, type Newsroom } from '../newsroom/newsroom.ts';
import { measureNewsrooms } from '../newsroom/with-newsrooms.ts';
import { type Spread, spreadOf } from '../stats.ts';

/** What the history adds to one kind of change. */
interface ChangeResult {
  what: string;
  /** How many versions each article had before. */
  versions: number;
  /** Milliseconds from the request until its answer. */
  ms: Spread;
  /** Milliseconds of that, on average, in which the cms recorded the version. */
  recording: number;
}

export interface HistoryResult {
  articles: number;
  versions: number;
  changes: ChangeResult[];
  /** Milliseconds for a page of an article's versions, and for two of them compared. */
  list: Spread;
  compare: Spread;
  bytes: {
    /** Of the content as JSON, of the same as Postgres stores it, and of a whole version with its share of the indexes. */
    json: number;
    stored: number;
    version: number;
    total: number;
  };
  /** The machine's load over the last minute, after the measurement. */
  load: number;
}

const ARTICLE = 'api::article.article';

const numbers = z.object({ sum: z.number(), count: z.number() });

/** How long the cms has spent recording versions since it started, and how many. */
async function readRecording({ cmsUrl }: Newsroom): Promise<z.infer<typeof numbers>> {
  const answer = await fetch(`${cmsUrl}/metrics`, { headers: { authorization: `Bearer ${BENCH_METRICS_TOKEN}` } });
  const metrics = await answer.text();
  const value = (name: string) =>
    Number(new RegExp(`^patient_press_version_seconds_${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
  return numbers.parse({ sum: value('sum'), count: value('count') });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function measureChange(
  newsroom: Newsroom,
  { what, versions }: Pick<ChangeResult, 'what' | 'versions'>,
  acts: (() => Promise<unknown>)[],
): Promise<ChangeResult> {
  const before = await readRecording(newsroom);
  const times: number[] = [];
  for (const act of acts) times.push(await timed(act));
  const after = await readRecording(newsroom);
  const recording = ((after.sum - before.sum) * 1000) / acts.length;
  return { what, versions, ms: spreadOf(times), recording };
}

let edits = 0;
/** A sentence that is in no other version. */
const deck = () => {
  edits += 1;
  return { dek: `What is known after edit number ${edits} of this bench, and how certain it is.` };
};

const measureChanges = async (newsroom: Newsroom, admin: Admin, ids: string[], versions: number) => [
  await measureChange(
    newsroom,
    { what: 'save', versions },
    ids.map((id) => () => admin.edit('article', id, deck())),
  ),
  await measureChange(
    newsroom,
    { what: 'save and publish', versions },
    ids.map((id) => () => admin.publish('article', id, deck())),
  ),
];

/** Gives every article so many versions, each with the content of one that was saved. */
const plant = (database: pg.Client, versions: number) =>
  database.query(
    `with samples as (
       select content, row_number() over (order by id) - 1 as number, count(*) over () as count
       from patient_press_versions where content_type = $1 and kind in ('saved', 'published')
     ), documents as (
       select document_id, headline, row_number() over (order by document_id) as number
       from articles where published_at is null
     )
     insert into patient_press_versions (content_type, document_id, kind, title, content, digest, author, at)
     select $1, document_id, 'saved', headline, content || jsonb_build_object('dek', document_id || ' ' || version),
       sha256(cast(document_id || version as bytea)), 'Ada Sample (ada@example.com)', now() - version * interval '1 day'
     from documents cross join generate_series(1, $2) as version
     join samples on samples.number = (documents.number + version) % samples.count`,
    [ARTICLE, versions],
  );

const sizes = z.tuple([
  z.object({
    json: z.coerce.number(),
    stored: z.coerce.number(),
    version: z.coerce.number(),
    total: z.coerce.number(),
  }),
]);

async function measureBytes(database: pg.Client): Promise<HistoryResult['bytes']> {
  await database.query('vacuum analyze patient_press_versions');
  const { rows } = await database.query(
    `select avg(octet_length(cast(content as text))) as json, avg(pg_column_size(content)) as stored,
       pg_total_relation_size('patient_press_versions') / count(*) as version,
       pg_total_relation_size('patient_press_versions') as total
     from patient_press_versions`,
  );
  return sizes.parse(rows)[0];
}

const listed = z.object({ versions: z.array(z.object({ id: z.string() })).min(1) });

async function measureReads(admin: Admin, ids: string[]): Promise<Pick<HistoryResult, 'list' | 'compare'>> {
  const [list, compare]: [number[], number[]] = [[], []];
  for (const id of ids) {
    const path = `/versions/${ARTICLE}/${id}`;
    const { versions } = listed.parse(await admin.read(path));
    list.push(await timed(() => admin.read(path)));
    compare.push(await timed(() => admin.read(`${path}/compare?to=${versions[0]?.id}`)));
  }
  return { list: spreadOf(list), compare: spreadOf(compare) };
}

/**
 * Measures what the history adds to saves and publications: with none, and with so many versions of every article.
 * @param samples articles that are changed, one after the other.
 */
export async function measureHistory(newsroom: Newsroom, versions: number, samples: number): Promise<HistoryResult> {
  const admin = await newsroom.logIn();
  const database = new pg.Client({ connectionString: newsroom.databaseUrl });
  await database.connect();
  try {
    const { rows } = await database.query<{ document_id: string }>(
      'select document_id from articles where published_at is not null order by md5(document_id) limit $1',
      [samples],
    );
    const ids = rows.map(({ document_id }) => document_id);
    // The first change of each also notes what was there before.
    const first = await measureChange(
      newsroom,
      { what: 'first save', versions: 0 },
      ids.map((id) => () => admin.edit('article', id, deck())),
    );
    const changes = [first, ...(await measureChanges(newsroom, admin, ids, 0))];
    await step(`Writing ${versions} versions of ${newsroom.articles} articles`, () => plant(database, versions));
    const bytes = await measureBytes(database);
    changes.push(...(await measureChanges(newsroom, admin, ids, versions)));
    const reads = await measureReads(admin, ids);
    return { articles: newsroom.articles, versions, changes, ...reads, bytes, load: loadavg()[0] ?? 0 };
  } finally {
    await database.end();
  }
}

const SAMPLES = 40;

export const benchHistory = (sizesOfNewsrooms: readonly number[], versions: number): Promise<HistoryResult[]> =>
  measureNewsrooms(sizesOfNewsrooms, (newsroom) =>
    step(`Changing articles of ${newsroom.articles}`, () => measureHistory(newsroom, versions, SAMPLES)),
  );
