import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';

const answer = z.object({
  cursor: z.string(),
  changes: z.array(z.object({ contentType: z.string(), documentId: z.string() })),
});

async function ask(question: Record<string, string>, cmsUrl = stack.cmsUrl): Promise<Response> {
  const query = new URLSearchParams(question);
  return fetch(`${cmsUrl}/api/changes?${query}`, { headers: { authorization: `Bearer ${stack.pressToken}` } });
}
const changes = async (question: Record<string, string>, cmsUrl?: string) =>
  answer.parse(await (await ask(question, cmsUrl)).json());
const now = async () => (await changes({})).cursor;

const clients: pg.Client[] = [];
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  clients.push(client);
  return client;
}
let sql: pg.Client;
beforeAll(async () => {
  sql = await connect();
});
afterAll(async () => {
  for (const client of clients) await client.end();
});

/** Touches the published row of a topic, as an update by anyone would. */
const touch = 'update topics set summary = summary where document_id = $1';
const topics = async (): Promise<string[]> =>
  (await sql.query('select document_id from topics order by id')).rows.map((row) => row.document_id);

describe('the change feed', () => {
  test('reports a change that is committed, no matter who makes it, once', async () => {
    const [topic = ''] = await topics();
    const before = await now();
    await sql.query(touch, [topic]);
    await sql.query(touch, [topic]);
    const answer = await changes({ after: before, wait: '10' });
    expect(answer.changes).toEqual([{ contentType: 'api::topic.topic', documentId: topic }]);
    expect((await changes({ after: answer.cursor })).changes).toEqual([]);
  });

  test('answers the moment that something is committed, to those who wait', async () => {
    const [topic = ''] = await topics();
    const waiting = changes({ after: await now(), wait: '30' });
    // Who asked later was answered that there is nothing: by then the first one waits.
    expect((await changes({ after: await now(), wait: '0.1' })).changes).toEqual([]);
    const committed = performance.now();
    await sql.query(touch, [topic]);
    expect((await waiting).changes).toHaveLength(1);
    // Long before the wait is over. How fast it is, `pnpm bench publish` measures.
    expect(performance.now() - committed).toBeLessThan(10_000);
  });

  test('answers with nothing when the wait is over', async () => {
    const started = performance.now();
    expect((await changes({ after: await now(), wait: '0.3' })).changes).toEqual([]);
    expect(performance.now() - started).toBeGreaterThan(250);
  });

  test('does not report what was rolled back, nor of drafts', async () => {
    const [topic] = await topics();
    const before = await now();
    await sql.query('begin');
    await sql.query(touch, [topic]);
    await sql.query('rollback');
    await sql.query('update articles set dek = dek where published_at is null');
    expect((await changes({ after: before })).changes).toEqual([]);
  });

  test('loses nothing that started early and committed late, under load', async () => {
    const all = await topics();
    const [first = '', second = ''] = all;
    const load = await connect();
    let cursor = await now();
    const reported = new Set<string>();
    const follow = async (wait: string) => {
      const { cursor: next, changes: found } = await changes({ after: cursor, wait });
      cursor = next;
      for (const { documentId } of found) reported.add(documentId);
    };
    const [early, late] = [await connect(), await connect()];
    await early.query('begin');
    await early.query(touch, [first]);
    await late.query('begin');
    await late.query(touch, [second]);
    await late.query('commit');
    for (const topic of all.slice(2)) await load.query(touch, [topic]);
    await follow('0');
    // Whatever was reported meanwhile, the early one was not, and must be once it commits.
    expect(reported.has(first)).toBe(false);
    await early.query('commit');
    await expect
      .poll(
        async () => {
          await follow('1');
          return [...reported].sort();
        },
        { timeout: 60_000 },
      )
      .toEqual([...all].sort());
  });

  test('a transaction that stays open holds up no other, and is reported once when it commits', async () => {
    const [first = '', second = ''] = await topics();
    const open = await connect();
    await open.query('begin');
    await open.query(touch, [first]);
    const before = await now();
    const waiting = changes({ after: before, wait: '30' });
    await sql.query(touch, [second]);
    const answer = await waiting;
    expect(answer.changes).toEqual([{ contentType: 'api::topic.topic', documentId: second }]);
    const later = changes({ after: answer.cursor, wait: '30' });
    await open.query('commit');
    expect((await later).changes).toEqual([{ contentType: 'api::topic.topic', documentId: first }]);
    // From the older cursor, both.
    expect((await changes({ after: before })).changes).toHaveLength(2);
  });

  test('goes on from a cursor of the version before, which was a transaction ID', async () => {
    const [topic = ''] = await topics();
    const { rows } = await sql.query('select pg_snapshot_xmin(pg_current_snapshot())::text as cursor');
    await sql.query(touch, [topic]);
    expect((await changes({ after: rows[0].cursor })).changes).toEqual([
      { contentType: 'api::topic.topic', documentId: topic },
    ]);
  });

  test('reports every one of 400 transactions that eight writers commit in any order, while it is followed', async () => {
    const writers = await Promise.all(Array.from({ length: 8 }, connect));
    const written = Array.from({ length: 400 }, (_, index) => `storm-${index}`);
    const left = [...written];
    const write = async (writer: pg.Client): Promise<void> => {
      for (let id = left.pop(); id; id = left.pop()) {
        await writer.query('begin');
        await writer.query(
          `insert into redirects (document_id, "from", "to", permanent, reason, published_at)
           values (cast($1 as text), '/' || cast($1 as text), '/', true, 'by-hand', now())`,
          [id],
        );
        // Some are committed long after others that began later.
        await writer.query('select pg_sleep(random() ^ 4 * 0.1)');
        await writer.query('commit');
      }
    };
    let cursor = await now();
    const reported = new Set<string>();
    let answers = 0;
    const follow = async () => {
      const heard = await changes({ after: cursor, wait: '0.2' });
      cursor = heard.cursor;
      answers += 1;
      for (const { documentId } of heard.changes) reported.add(documentId);
    };
    const writing = Promise.all(writers.map(write));
    while (left.length > 0) await follow();
    await writing;
    const answersMeanwhile = answers;
    await expect.poll(() => follow().then(() => reported.size), { timeout: 60_000 }).toBe(written.length);
    await sql.query("delete from redirects where document_id like 'storm-%'");
    expect(answersMeanwhile).toBeGreaterThan(5);
  });

  test.each([
    ['a cursor that is older than what is retained', '1'],
    ['a cursor of another database', '99999999999'],
    ['a cursor from after this moment', '99999999999:99999999999:'],
    ['a cursor that no database gave', '9:5:'],
  ])('answers 410 to %s', async (_, after) => {
    const response = await ask({ after });
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({
      code: 'cursor-gone',
      message: expect.stringContaining('Sync in full'),
    });
  });

  test.each<Record<string, string>>([
    { after: 'x' },
    { after: '-1' },
    { after: '1:2:3,' },
    { after: '1; drop table articles' },
    { wait: '3600' },
    { wait: 'long' },
  ])('answers 400 to %o', async (question) => {
    expect((await ask(question)).status).toBe(400);
  });

  test('is closed to everyone but the press', async () => {
    expect((await fetch(`${stack.cmsUrl}/api/changes`)).status).toBe(401);
  });
});

describe('with two cms processes on one database', () => {
  let second: Cms;
  let longAgo: string;
  beforeAll(async () => {
    const { rows } = await sql.query(
      `insert into patient_press_changes (content_type, document_id, noted_at)
       values ('api::topic.topic', 'long-ago', now() - interval '8 days') returning xid::text`,
    );
    longAgo = rows[0].xid;
    second = await startCms({
      databaseUrl: stack.databaseUrl,
      dataDir: stack.dataDir,
      port: await freePort(),
      env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl },
    });
  });
  afterAll(() => second.stop());

  test('each reports what is changed through the other, from the same cursor', async () => {
    const [topic = ''] = await topics();
    const cursor = await now();
    const waiting = [changes({ after: cursor, wait: '30' }), changes({ after: cursor, wait: '30' }, second.url)];
    await sql.query(touch, [topic]);
    const [one, other] = await Promise.all(waiting);
    expect(one?.changes).toEqual([{ contentType: 'api::topic.topic', documentId: topic }]);
    expect(other?.changes).toEqual(one?.changes);
  });

  test('changes of more than a week ago are forgotten at a start, and cursors from then are gone', async () => {
    expect((await sql.query("select from patient_press_changes where document_id = 'long-ago'")).rowCount).toBe(0);
    expect((await ask({ after: longAgo })).status).toBe(410);
    expect((await ask({ after: await now() })).status).toBe(200);
  });
});
