import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { root } from '../../../.run/processes.ts';
import { runPress } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { logIn } from '../../../cms/tests/fixtures/admin-api.ts';
import { happened, plant } from '../../../cms/tests/fixtures/download-samples.ts';
import { word } from '../../../cms/tests/fixtures/samples.ts';
import { untilLive } from '../fixtures/press.ts';

// The drill of docs/operating.md: a running newsroom is backed up, restored into an embedded Postgres, backed up from there while
// nothing runs, restored into a Postgres of the operator's, and started.

const parent = mkdtempSync(join(tmpdir(), 'patient-press-backup-'));
// Postgres, which does not run as root, must reach its folder below.
chmodSync(parent, 0o755);
const server = new pg.Client({ connectionString: stack.databaseUrl });
const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
  for (const database of databases) await server.query(`drop database if exists ${database} with (force)`);
  await server.end();
  rmSync(parent, { recursive: true, force: true });
});

const databases: string[] = [];
/** A new database in the stack's Postgres, which the operator would have. @returns its URL. */
async function createDatabase(): Promise<string> {
  const name = `restored_${word()}`;
  await server.query(`create database ${name}`);
  databases.push(name);
  return Object.assign(new URL(stack.databaseUrl), { pathname: `/${name}` }).href;
}
/** A cms on what was restored, without secrets in its environment. */
async function startRestored(databaseUrl: string, dataDir: string, env: NodeJS.ProcessEnv = {}) {
  const cms = await startCms({
    databaseUrl,
    dataDir,
    port: await freePort(),
    env: { PRESS_TOKEN: '', LEAD_KEY: '', LINK_KEY: '', SITE_URL: stack.siteUrl, CMS_URL: '', ...env },
  });
  stops.push(cms.stop);
  return cms;
}

const first = join(parent, 'first');
const passphrase = { BACKUP_PASSPHRASE: 'a passphrase for tests' };
/** Backs the stack up while it runs: in a Postgres that DATABASE_URL names, and encrypted. */
const saveStack = () =>
  command('backup', [`--to=${first}/`, '--keep=1'], {
    DATABASE_URL: stack.databaseUrl,
    DATA_DIR: stack.dataDir,
    PRESS_TOKEN: stack.pressToken,
    ...passphrase,
  });

/** A new folder, which Postgres can enter. */
function newFolder(): string {
  const made = mkdtempSync(join(parent, 'folder-'));
  chmodSync(made, 0o755);
  return made;
}

interface Ended {
  code: number | null;
  output: string;
}

/** Runs a command as an operator does. */
async function command(name: 'backup' | 'restore', args: string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, `.run/${name}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', PRESS_TOKEN: '', BACKUP_PASSPHRASE: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

/** What was said beside warnings: earlier tests of this stack may have lost a file. */
const withoutWarnings = ({ code, output }: Ended): Ended => ({ code, output: output.replace(/^! .*\n/gm, '') });

/** Every file of a folder, by its path, as text that is compared byte for byte. */
const filesOf = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dir.length), readFileSync(path, 'base64')]),
  );

const archiveIn = (folder: string) => {
  const [name, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, name ?? '');
};

/** Builds the site of a cms as readers of the stack's site get it. */
async function buildSite(name: string, where: { cmsUrl: string; dataDir: string }): Promise<Record<string, string>> {
  const outDir = join(parent, name);
  await runPress(['build', '--out', outDir], { ...stack, ...where });
  return filesOf(outDir);
}

beforeAll(() => server.connect());

test('a restored newsroom has the same site byte for byte, readable requests, the same logins and the same uploads', async () => {
  await untilLive(stack);
  const email = `${word()}@example.com`;
  await happened(await plant({ email, name: 'Grace Example', phone: '+12125550188' }), 'mail-sent', { mail: 'guide' });
  const before = await buildSite('site-before', stack);

  expect(await saveStack()).toEqual({ code: 0, output: expect.stringContaining('Saved ') });
  expect(readFileSync(archiveIn(first)).includes('secrets.json')).toBe(false);

  // Into an embedded Postgres that isn't there yet.
  const embedded = { DATA_DIR: join(newFolder(), 'embedded') };
  const restored = await command('restore', [archiveIn(first)], { ...embedded, ...passphrase });
  expect(restored).toEqual({ code: 0, output: expect.stringContaining('Start it with: npm start') });

  // From there, while nothing runs.
  const second = newFolder();
  const again = await command('backup', [`--to=${second}`, '--quiet'], embedded);
  expect(withoutWarnings(again)).toEqual({ code: 0, output: '' });

  const [databaseUrl, dataDir] = [await createDatabase(), join(newFolder(), 'external')];
  const external = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
  const restoredAgain = await command('restore', [archiveIn(second), '--quiet'], external);
  expect(withoutWarnings(restoredAgain)).toEqual({ code: 0, output: '' });
  const cms = await startRestored(databaseUrl, dataDir);

  for (const folder of ['public/uploads', 'private']) {
    const [original, copied] = [stack.dataDir, dataDir].map((dir) => filesOf(join(dir, folder)));
    const names = Object.keys(copied ?? {});
    expect(names.length, folder).toBeGreaterThan(0);
    // Files that no row names any more aren't saved.
    expect(names.filter((name) => copied?.[name] !== original?.[name])).toEqual([]);
  }
  const administrator = await logIn(cms.url, stack.administrator);
  const found = await administrator.call('POST', '/intake/people/find', { phone: '+12125550188' });
  expect(found.data.requests).toContainEqual(
    expect.objectContaining({ name: 'Grace Example', email, isUnreadable: false }),
  );

  // Making each picture again would take longer than everything else here.
  cpSync(join(stack.dataDir, 'pictures'), join(dataDir, 'pictures'), { recursive: true });
  const after = await buildSite('site-after', { cmsUrl: cms.url, dataDir });
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  const differing = Object.keys(before).filter((path) => after[path] !== before[path]);
  expect(differing).toEqual([]);
});

test('a copy sends no email, though a mail server is set, and says so', async () => {
  expect(await saveStack()).toMatchObject({ code: 0 });
  const [databaseUrl, dataDir] = [await createDatabase(), join(newFolder(), 'copy')];
  const restored = await command('restore', [archiveIn(first), '--as-copy'], {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ...passphrase,
  });
  expect(restored).toEqual({ code: 0, output: expect.stringContaining('This is a copy') });
  const cms = await startRestored(databaseUrl, dataDir, { SMTP_URL: stack.smtpUrl });
  const administrator = await logIn(cms.url, stack.administrator);
  expect((await administrator.call('GET', '/home/system')).data).toMatchObject({
    email: { isSet: false, isCopy: true, waiting: 0 },
  });
  expect(cms.log()).toContain('This newsroom is a copy of another');
});
