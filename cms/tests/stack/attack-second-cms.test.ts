import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { run } from '../../../.run/processes.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { makeKeyring, readKeys } from '../../src/platform/encryption/keyring.ts';
import { saveGuideRequest } from '../fixtures/guide-request-samples.ts';

// A newsroom of this file's own, on the stack's Postgres, to which other cms are added, with the same secrets or others.

const name = `second_cms_${process.pid}`;
const databaseUrl = Object.assign(new URL(stack.databaseUrl), { pathname: `/${name}` }).href;
const server = new pg.Client({ connectionString: stack.databaseUrl });
const sql = new pg.Client({ connectionString: databaseUrl });
const PRESS_TOKEN = 'the-press-token-of-both-cms';
const folders: string[] = [];
const running: Cms[] = [];
let first: Cms;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'second-cms-'));
  folders.push(made);
  return made;
}
const firstFolder = folder();
const copyOfFirst = () => {
  const made = folder();
  cpSync(join(firstFolder, 'secrets.json'), join(made, 'secrets.json'));
  return made;
};
const secretsOf = (dataDir: string) =>
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')));

const blank = { PRESS_TOKEN, LEAD_KEY: '', LINK_KEY: '', DEMO_CONTENT: '', SITE_URL: stack.siteUrl };

async function start(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Cms> {
  const cms = await startCms({ databaseUrl, dataDir, port: await freePort(), env: { ...blank, ...env } });
  running.push(cms);
  return cms;
}
const refusal = (dataDir: string, env: NodeJS.ProcessEnv = {}) =>
  start(dataDir, env).then(
    () => 'it started',
    (error: unknown) => String(error),
  );
const NOT_REFUSED = 'it is not refused';
/** The same, of the step alone in which a start is refused, or its secrets are recorded: a whole start takes ten times as long. */
const refusalOfSecrets = async (dataDir: string, env: NodeJS.ProcessEnv = {}) => {
  const step = run([fileURLToPath(new URL('../fixtures/require-shared-secrets.ts', import.meta.url))], {
    name: 'the look at the secrets',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...blank, ...env },
  });
  return (await step.ended) === 0 ? NOT_REFUSED : step.log();
};
const pressReads = async (cms: Cms) =>
  (await fetch(`${cms.url}/api/articles`, { headers: { authorization: `Bearer ${PRESS_TOKEN}` } })).status;

const names = z.array(z.object({ name: z.string() }));

/** Everything that the database holds, tables and rows, but for when and how often something was last used or run. */
async function everything(): Promise<Map<string, string>> {
  const { rows } = await sql.query(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const found = new Map<string, string>();
  for (const { name: table } of names.parse(rows)) {
    const content = await sql.query(`select to_jsonb(t) - 'last_used_at' as row from "${table}" t order by 1`);
    found.set(table, JSON.stringify(content.rows));
  }
  return found;
}

/** Waits until the first cms has nothing more to write after its start. */
async function untilQuiet(): Promise<void> {
  let last = await everything();
  await vi.waitUntil(
    async () => {
      const now = await everything();
      const isSame = isDeepStrictEqual(last, now);
      last = now;
      return isSame;
    },
    { timeout: 60_000, interval: 2000 },
  );
}

/** Runs something while the first cms is halted: what is written meanwhile, it didn't write. */
async function whileFirstIsHalted(run: () => Promise<void>): Promise<void> {
  first.process.kill('SIGSTOP');
  try {
    await run();
  } finally {
    first.process.kill('SIGCONT');
  }
}

beforeAll(async () => {
  await server.connect();
  await server.query(`create database ${name}`);
  await sql.connect();
  first = await start(firstFolder);
});
afterAll(async () => {
  for (const cms of running) await cms.stop();
  await sql.end();
  await server.query(`drop database ${name} with (force)`);
  await server.end();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

test('a second cms with secrets of its own does not start, says why, and leaves the first and its database alone', async () => {
  await untilQuiet();
  let said = '';
  await whileFirstIsHalted(async () => {
    const before = await everything();
    said = await refusal(folder());
    expect(await everything()).toEqual(before);
  });
  expect(said).toContain('this database was set up with other secrets');
  for (const secret of ['LEAD_KEY', 'LINK_KEY', 'APP_KEY', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'ENCRYPTION_KEY'])
    expect(said).toMatch(new RegExp(`Different here: .*${secret}`));
  expect(said).not.toMatch(/Different here: .*PRESS_TOKEN/);
  expect(said).not.toMatch(/^\s+at /m);
  expect(await pressReads(first)).toBe(200);
});

test.each(['PRESS_TOKEN', 'API_TOKEN_SALT', 'ENCRYPTION_KEY'])(
  'another %s alone is enough to refuse',
  async (secret) => {
    const said = await refusalOfSecrets(copyOfFirst(), { [secret]: randomBytes(32).toString('base64url') });
    expect(said).toMatch(new RegExp(`Different here: ${secret}\n`));
    expect(await pressReads(first)).toBe(200);
  },
);

test('a second cms with the secrets of the first starts, and the press is let in by both', async () => {
  const second = await start(copyOfFirst());
  expect(await pressReads(second)).toBe(200);
  expect(await pressReads(first)).toBe(200);
  await second.stop();
});

test('no secret is in the database, and fingerprints of the same secret differ from newsroom to newsroom', async () => {
  const { rows } = await sql.query('select name, fingerprint from patient_press_secrets order by name');
  expect(rows).toHaveLength(8);
  const written = JSON.stringify(rows);
  for (const secret of [...Object.values(secretsOf(firstFolder)), PRESS_TOKEN]) expect(written).not.toContain(secret);
  const stackSql = new pg.Client({ connectionString: stack.databaseUrl });
  await stackSql.connect();
  const others = await stackSql.query('select fingerprint from patient_press_secrets');
  await stackSql.end();
  expect(others.rows).toHaveLength(8);
  for (const { fingerprint } of others.rows) expect(written).not.toContain(fingerprint);
});

test('keys are rotated as documented, and changed on purpose once they are named', async () => {
  const old = secretsOf(firstFolder).LEAD_KEY ?? '';
  const fresh = randomBytes(32).toString('base64url');
  const dataDir = copyOfFirst();
  expect(await refusalOfSecrets(dataDir, { LEAD_KEY: `${fresh},${old}` })).toBe(NOT_REFUSED);
  expect(await refusalOfSecrets(dataDir, { LEAD_KEY: old })).toMatch(/Different here: LEAD_KEY\n/);
  expect(await refusalOfSecrets(dataDir, { LEAD_KEY: fresh })).toBe(NOT_REFUSED);

  expect(await refusalOfSecrets(dataDir, { ACCEPT_CHANGED_SECRETS: 'LINK_KEY' })).toMatch(
    /ACCEPT_CHANGED_SECRETS=LEAD_KEY\n/,
  );
  expect(await refusalOfSecrets(dataDir, { ACCEPT_CHANGED_SECRETS: 'LINK_KEY,LEAD_KEY' })).toBe(NOT_REFUSED);
  expect(await refusalOfSecrets(dataDir, { LEAD_KEY: fresh })).toMatch(/Different here: LEAD_KEY\n/);
});

test('a database of the version before, without fingerprints, is known by its press token and by what is encrypted in it', async () => {
  const [key] = readKeys(secretsOf(firstFolder).LEAD_KEY ?? '') ?? [];
  if (!key) throw new Error('The first cms made no LEAD_KEY.');
  await sql.query('drop table patient_press_secrets');

  const otherSalt = copyOfFirst();
  writeFileSync(
    join(otherSalt, 'secrets.json'),
    JSON.stringify({ ...secretsOf(firstFolder), API_TOKEN_SALT: 'another-salt' }),
  );
  expect(await refusalOfSecrets(otherSalt)).toMatch(/Different here: PRESS_TOKEN or API_TOKEN_SALT\n/);

  await saveGuideRequest({ sql, keyring: makeKeyring([key]) }, {});
  await whileFirstIsHalted(async () => {
    const withRequest = await everything();
    expect(await refusal(copyOfFirst(), { LEAD_KEY: randomBytes(32).toString('base64url') })).toMatch(
      /Different here: LEAD_KEY\n/,
    );
    expect(await everything()).toEqual(withRequest);
  });
  expect(await pressReads(first)).toBe(200);

  await (await start(copyOfFirst())).stop();
  const { rows } = await sql.query('select name from patient_press_secrets');
  expect(rows).toHaveLength(8);
});
