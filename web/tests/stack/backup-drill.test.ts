import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
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
const database = `restored_${word()}`;
const databaseUrl = Object.assign(new URL(stack.databaseUrl), { pathname: `/${database}` }).href;
const server = new pg.Client({ connectionString: stack.databaseUrl });
const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
  await server.query(`drop database if exists ${database} with (force)`);
  await server.end();
  rmSync(parent, { recursive: true, force: true });
});

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

test('a restored newsroom has the same site byte for byte, readable requests, the same logins and the same uploads', async () => {
  await server.connect();
  await untilLive(stack);
  const email = `${word()}@example.com`;
  await happened(await plant({ email, name: 'Grace Example', phone: '+12125550188' }), 'mail-sent', { mail: 'guide' });
  const before = await buildSite('site-before', stack);

  // Running, in a Postgres that DATABASE_URL names, and encrypted.
  const passphrase = { BACKUP_PASSPHRASE: 'a passphrase for tests' };
  const first = join(parent, 'first');
  const running = { DATABASE_URL: stack.databaseUrl, DATA_DIR: stack.dataDir, PRESS_TOKEN: stack.pressToken };
  const saved = await command('backup', [`--to=${first}/`, '--keep=3'], { ...running, ...passphrase });
  expect(saved).toEqual({ code: 0, output: expect.stringContaining('Saved ') });
  expect(readFileSync(archiveIn(first)).includes('secrets.json')).toBe(false);

  // Into an embedded Postgres that isn't there yet.
  const embedded = { DATA_DIR: join(parent, 'embedded') };
  const restored = await command('restore', [archiveIn(first)], { ...embedded, ...passphrase });
  expect(restored).toEqual({ code: 0, output: expect.stringContaining('Start it with: npm start') });

  // From there, while nothing runs.
  const second = join(parent, 'second');
  mkdirSync(second);
  const again = await command('backup', [`--to=${second}`, '--quiet'], embedded);
  expect(again).toEqual({ code: 0, output: '' });

  const external = { DATABASE_URL: databaseUrl, DATA_DIR: join(parent, 'external') };
  await server.query(`create database ${database}`);
  expect(await command('restore', [archiveIn(second), '--quiet'], external)).toEqual({ code: 0, output: '' });
  const dataDir = external.DATA_DIR;
  const cms = await startCms({
    databaseUrl,
    dataDir,
    port: await freePort(),
    env: { PRESS_TOKEN: '', LEAD_KEY: '', LINK_KEY: '', SITE_URL: stack.siteUrl, CMS_URL: '' },
  });
  stops.push(cms.stop);

  for (const folder of ['public', 'private'])
    expect(filesOf(join(dataDir, folder)), folder).toEqual(filesOf(join(stack.dataDir, folder)));
  const administrator = await logIn(cms.url, stack.administrator);
  const found = await administrator.call('POST', '/intake/people/find', { phone: '+12125550188' });
  expect(found.data).toMatchObject({ requests: [{ name: 'Grace Example', isUnreadable: false }] });

  // Making each picture again would take longer than everything else here.
  cpSync(join(stack.dataDir, 'pictures'), join(dataDir, 'pictures'), { recursive: true });
  const after = await buildSite('site-after', { cmsUrl: cms.url, dataDir });
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  const differing = Object.keys(before).filter((path) => after[path] !== before[path]);
  expect(differing).toEqual([]);
});
