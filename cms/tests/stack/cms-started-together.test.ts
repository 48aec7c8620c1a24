import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { word } from '../fixtures/samples.ts';
import { copySecrets, PRESS_TOKEN, restoreVersionBefore } from '../fixtures/version-before.ts';

// Two cms that start at the same moment on one database, as the replicas of a new release do.

const START_MS = 240_000;
const server = new pg.Client({ connectionString: stack.databaseUrl });
let sql: pg.Client;
let databaseUrl: string;
let folders: string[];
let running: Cms[];

beforeAll(() => server.connect());
afterAll(() => server.end());

beforeEach(async () => {
  const name = `started_together_${word()}`;
  await server.query(`create database ${name}`);
  databaseUrl = Object.assign(new URL(stack.databaseUrl), { pathname: `/${name}` }).href;
  sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'patient-press-together-')));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((cms) => cms.stop()));
  await sql.end();
  for (const folder of folders) rmSync(folder, { recursive: true });
}, 60_000);

/** Starts a cms in each folder, all at once. @throws when one does not start. */
async function startTogether(env: NodeJS.ProcessEnv): Promise<void> {
  const started = await Promise.allSettled(
    folders.map(async (dataDir) =>
      startCms({
        databaseUrl,
        dataDir,
        port: await freePort(),
        env: { PRESS_TOKEN, DEMO_CONTENT: '', SITE_URL: '', CMS_URL: '', CMS_HOST: '', ...env },
      }),
    ),
  );
  running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(started.filter((one) => one.status === 'rejected').map(({ reason }) => String(reason))).toEqual([]);
}

/** What of the set-up must be there once, as the database has it. */
async function madeTwice(): Promise<unknown[]> {
  const { rows } = await sql.query(`
    select 'role' as what, code as name from admin_roles group by code having count(*) > 1
    union all select 'token', name from strapi_api_tokens group by name having count(*) > 1
    union all select 'user', email from admin_users group by email having count(*) > 1
    union all select 'setting', key from strapi_core_store_settings group by key having count(*) > 1
    union all select 'migration', name from strapi_migrations_internal group by name having count(*) > 1`);
  return rows;
}

async function bothAnswerThePress(): Promise<void> {
  const answers = await Promise.all(
    running.map((cms) =>
      fetch(`${cms.url}/api/articles`, { headers: { authorization: `Bearer ${PRESS_TOKEN}` } }).then(
        (one) => one.status,
      ),
    ),
  );
  expect(answers).toEqual([200, 200]);
}

test(
  'two cms that start together on an empty database both start, and set it up once',
  async () => {
    for (const folder of folders) copySecrets(folder);
    await startTogether({ ADMIN_EMAIL: 'chief@example.com' });
    expect(await madeTwice()).toEqual([]);
    await bothAnswerThePress();
  },
  START_MS,
);

test(
  'two cms that start together on a database of the version before both start, and migrate it once',
  async () => {
    const [first = '', second = ''] = folders;
    await restoreVersionBefore(sql, first);
    cpSync(first, second, { recursive: true });
    const { rows: before } = await sql.query('select count(*) from articles');
    await startTogether({});
    expect((await sql.query('select count(*) from articles')).rows).toEqual(before);
    expect((await sql.query('select count(*)::int from patient_press_migrations')).rows[0].count).toBeGreaterThan(0);
    expect(await madeTwice()).toEqual([]);
    await bothAnswerThePress();
  },
  START_MS,
);
