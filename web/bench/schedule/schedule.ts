import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { step } from '../../../.run/progress.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { withNewsrooms } from '../newsroom/with-newsrooms.ts';
import { type Spread, spreadOf } from '../stats.ts';

/** Publications that are due in one second. */
export interface Measured {
  what: string;
  due: number;
  /** Milliseconds from when each was due until it was done, by the database's clock. */
  late: Spread;
  /** How many were published never, and more than once. */
  lost: number;
  doubled: number;
  /** The machine's load over the last minute, after the measurement. */
  load: number;
}

const ARTICLE = 'api::article.article';
/** What one request of the admin schedules. */
const AT_ONCE = 100;
/** Scheduling takes a while, which ends before they are due. */
const AHEAD_MS = 20_000;
const LONGEST_MS = 900_000;

const documents = z.array(z.object({ document_id: z.string() }));
const outcomes = z.object({ documents: z.array(z.object({ refusal: z.string().nullable() })) });
const done = z.array(z.object({ late: z.number(), times: z.number() }));

/** Counts publications in the transactions that make them. */
const counting = `
  create table if not exists bench_publications (document text not null);
  truncate bench_publications;
  create or replace function bench_note_publication() returns trigger language plpgsql as $$
    begin
      if new.published_at is not null then
        insert into bench_publications values (new.document_id);
      end if;
      return null;
    end $$;
  create or replace trigger bench_note_publication after insert on articles
    for each row execute function bench_note_publication()`;

class TwoReplicas {
  readonly newsroom: Newsroom;
  readonly #sql: pg.Client;
  readonly #aheadMs: number;

  constructor(newsroom: Newsroom, sql: pg.Client, aheadMs: number) {
    this.newsroom = newsroom;
    this.#sql = sql;
    this.#aheadMs = aheadMs;
  }

  /** Another cms on the newsroom's database. */
  async startSecond(): Promise<Cms> {
    const { databaseUrl, dataDir } = this.newsroom;
    return startCms({ databaseUrl, dataDir, port: await freePort(), env: { DEMO_CONTENT: 'false' } });
  }

  async #count(state: string): Promise<number> {
    const { rows } = await this.#sql.query(
      'select count(*)::int as count from patient_press_schedules where state = $1',
      [state],
    );
    return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
  }

  async #scheduleAll(due: number): Promise<void> {
    const { rows } = await this.#sql.query(
      `select document_id from articles where published_at is null order by document_id limit ${due}`,
    );
    const documentIds = documents.parse(rows).map((row) => row.document_id);
    const admin = await this.newsroom.logIn();
    // First far away: how long scheduling them takes differs, and all have to wait for the same second.
    const at = new Date(Date.now() + LONGEST_MS).toISOString();
    for (let from = 0; from < documentIds.length; from += AT_ONCE) {
      const sent = {
        contentType: ARTICLE,
        documentIds: documentIds.slice(from, from + AT_ONCE),
        action: 'publish',
        at,
      };
      const answer = outcomes.parse(await admin.ask('/schedules/several', sent));
      const refused = answer.documents.find(({ refusal }) => refusal !== null);
      if (refused) throw new Error(`An article was not scheduled: ${refused.refusal}`);
    }
    await this.#sql.query(
      `update patient_press_schedules set at = date_trunc('second', now()) + make_interval(secs => $1) where state = 'waiting'`,
      [this.#aheadMs / 1000],
    );
  }

  /** @param onFifth called once a fifth of them is done. */
  async measure(what: string, due: number, onFifth: () => void = () => undefined): Promise<Measured> {
    await this.#sql.query('delete from patient_press_schedules');
    await this.#sql.query(counting);
    await this.#scheduleAll(due);
    let isFifth = false;
    for (const end = Date.now() + LONGEST_MS; (await this.#count('waiting')) > 0; ) {
      if (Date.now() > end) throw new Error('Not everything was published. See the log of the cms.');
      if (!isFifth && (await this.#count('done')) >= due / 5) {
        isFifth = true;
        onFifth();
      }
      await delay(50);
    }
    const { rows } = await this.#sql.query(`
      select late_ms::float as late, (select count(*)::int from bench_publications where document = schedule.document) as times
      from patient_press_schedules schedule where state = 'done'`);
    const all = done.parse(rows);
    return {
      ...{ what, due, late: spreadOf(all.map(({ late }) => late)) },
      lost: due - all.filter(({ times }) => times > 0).length,
      doubled: all.filter(({ times }) => times > 1).length,
      load: loadavg()[0] ?? 0,
    };
  }
}

/**
 * Measures how late articles are published that are due in the same second, with two cms on one database, and what becomes of
 * them when one is killed.
 * @param due how many.
 * @param aheadMs from when all are scheduled until they are due.
 */
export async function measureSchedules(newsroom: Newsroom, due: number, aheadMs = AHEAD_MS): Promise<Measured[]> {
  const sql = new pg.Client({ connectionString: newsroom.databaseUrl });
  await sql.connect();
  const replicas = new TwoReplicas(newsroom, sql, aheadMs);
  const second = await step('Starting a second cms', () => replicas.startSecond());
  try {
    const both = await step(`${due} are due in one second`, () => replicas.measure('two cms', due));
    const one = await step(`${due} are due in one second, and one cms is killed`, () =>
      replicas.measure('one of two killed (kill -9) amid them', due, () => second.process.kill('SIGKILL')),
    );
    return [both, one];
  } finally {
    await second.stop();
    await sql.end();
  }
}

/** Measures it in a newsroom with as many articles. @param due how many, at most. */
export const benchSchedule = (due: number): Promise<Measured[]> =>
  withNewsrooms(async (newsrooms) =>
    measureSchedules(await newsrooms.open(Math.ceil(due / AT_ONCE) * AT_ONCE, { scratch: true }), due),
  );
