import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { type CopiedNewsroom, copyNewsroom } from '../fixtures/copied-newsroom.ts';

// Replicas on one database, of a newsroom of this file's own. What they do is counted in the database, in the transactions in which
// they do it.

const DUE = 500;
const START_MS = 240_000;
const HOUR_MS = 3_600_000;

let newsroom: CopiedNewsroom;
const folders: string[] = [];
const running: Cms[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'schedules-'));
  cpSync(join(newsroom.dataDir, 'secrets.json'), join(made, 'secrets.json'));
  folders.push(made);
  return made;
}

async function start(env: NodeJS.ProcessEnv = {}): Promise<Cms> {
  const cms = await startCms({
    databaseUrl: newsroom.databaseUrl,
    dataDir: folder(),
    port: await freePort(),
    env: { PRESS_TOKEN: stack.pressToken, DEMO_CONTENT: '', SITE_URL: stack.siteUrl, ...env },
  });
  running.push(cms);
  return cms;
}

/** A replica whose clock is an hour ahead. */
async function startWithWrongClock(): Promise<Cms> {
  const shift = join(folder(), 'clock.mjs');
  writeFileSync(
    shift,
    `const { now } = Date;
     const shifted = () => now() + ${HOUR_MS};
     globalThis.Date = new Proxy(Date, {
       construct: (real, given) => Reflect.construct(real, given.length > 0 ? given : [shifted()]),
       get: (real, key) => (key === 'now' ? shifted : Reflect.get(real, key)),
     });`,
  );
  return start({ NODE_OPTIONS: `--import=file://${shift}` });
}

const count = async (sql: string): Promise<number> => Number((await newsroom.sql.query(sql)).rows[0].count);
const states = async () =>
  Object.fromEntries(
    (
      await newsroom.sql.query('select state, count(*)::int as count from patient_press_schedules group by state')
    ).rows.map(({ state, count: many }) => [state, many]),
  );

/** Published pages of no text of their own, and the schedules that unpublish them: by hand, that would take minutes. */
async function plantPages(): Promise<void> {
  await newsroom.sql.query(`
    delete from patient_press_schedules; -- the demo's
    insert into pages (document_id, title, slug, created_at, updated_at, published_at)
      select 'planted' || n, 'Planted ' || n, 'planted-' || n, now(), now(), version.published_at
      from generate_series(1, ${DUE}) n, (values (null::timestamp), (now()::timestamp)) version (published_at)`);
  await newsroom.sql.query(`
    create table unpublished (document text not null, by_process int not null);
    create function note_unpublished() returns trigger language plpgsql as $$
      begin
        if old.published_at is not null then insert into unpublished values (old.document_id, pg_backend_pid()); end if;
        return null;
      end $$;
    create trigger note_unpublished after delete on pages for each row execute function note_unpublished()`);
}

const scheduleAll = (at: string) =>
  newsroom.sql.query(
    `insert into patient_press_schedules (content_type, document, title, action, at, scheduled_by, scheduled_by_name)
     select 'api::page.page', 'planted' || n, 'Planted ' || n, 'unpublish', ${at}, (select min(id) from admin_users), 'Chief'
     from generate_series(1, ${DUE}) n`,
  );

beforeAll(async () => {
  newsroom = await copyNewsroom();
  await plantPages();
}, START_MS);
afterAll(async () => {
  for (const cms of running) await cms.stop();
  await newsroom.remove();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

test(
  '500 that are due in the same second, by two replicas of which one is killed and the other’s clock is wrong, are done once each',
  async () => {
    const [first] = await Promise.all([start(), startWithWrongClock()]);
    await scheduleAll(`date_trunc('second', clock_timestamp()) + interval '8 s'`);
    const { rows: times } = await newsroom.sql.query('select max(at) as at from patient_press_schedules');
    await vi.waitUntil(async () => ((await states()).done ?? 0) >= DUE / 5, { timeout: 120_000, interval: 100 });
    first.process.kill('SIGKILL');
    await vi.waitUntil(async () => (await states()).done === DUE, { timeout: 120_000, interval: 200 });
    expect(await states()).toEqual({ done: DUE });
    expect(await count('select count(*) from unpublished')).toBe(DUE);
    expect(await count('select count(distinct document) from unpublished')).toBe(DUE);
    expect(
      await count(`select count(*) from pages where document_id like 'planted%' and published_at is not null`),
    ).toBe(0);
    // None early, though one clock was past all of them.
    const { rows } = await newsroom.sql.query('select min(ended_at) as first from patient_press_schedules');
    expect(rows[0].first >= times[0].at).toBe(true);
    for (const cms of running.splice(0)) await cms.stop();
  },
  2 * START_MS,
);

test(
  'what was due while no cms ran is done at the next start, and says how late it is',
  async () => {
    await newsroom.sql.query(`
      delete from patient_press_schedules;
      insert into pages (document_id, title, slug, created_at, updated_at, published_at)
        select document_id, title, slug, now(), now(), now() from pages where document_id = 'planted1';
      insert into patient_press_schedules (content_type, document, title, action, at, scheduled_by, scheduled_by_name)
        select 'api::page.page', 'planted1', 'Planted 1', 'unpublish', now() - interval '2 hours', min(id), 'Chief'
        from admin_users`);
    await start();
    await vi.waitUntil(async () => (await states()).done === 1, { timeout: 60_000, interval: 100 });
    const { rows } = await newsroom.sql.query('select late_ms, needs_attention from patient_press_schedules');
    expect(rows).toEqual([{ late_ms: expect.stringMatching(/^7[2-9]\d{5}$/), needs_attention: true }]);
  },
  START_MS,
);
