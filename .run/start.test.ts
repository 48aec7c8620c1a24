import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { buildCms } from './cms.ts';
import { LogFile } from './logs.ts';
import { isAlive } from './other-processes.ts';
import { anyPort, freePort, isFree } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { root } from './processes.ts';

// `npm start` as an operator has it, with parts of it killed. Without demo content, the press waits for the settings of the
// new newsroom: the site is being built for as long as a test needs.

const parent = mkdtempSync(join(tmpdir(), 'patient-press-start-'));
// Postgres, which does not run as root, must reach its folder below.
chmodSync(parent, 0o755);
const dataDir = join(parent, 'data');
const secrets = join(dataDir, 'secrets.json');
const ports = { CMS_PORT: await freePort(), SITE_PORT: await freePort(), POSTGRES_PORT: await freePort() };
const launchers: ChildProcess[] = [];

afterAll(async () => {
  for (const launcher of launchers) launcher.kill('SIGTERM');
  await untilFree();
  rmSync(parent, { recursive: true, force: true });
});

const until = (what: () => unknown) => vi.waitUntil(what, { timeout: 120_000, interval: 50 });
const untilFree = () => until(async () => (await Promise.all(Object.values(ports).map(isFree))).every(Boolean));

/** Starts everything on this file's data folder and ports. */
function start(env: NodeJS.ProcessEnv = {}) {
  const launcher = spawn(process.execPath, [join(root, '.run/start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      ...{
        DATABASE_URL: '',
        DATA_DIR: dataDir,
        DEMO_CONTENT: 'false',
        MAILBOX_PORT: '',
        SMTP_URL: '',
        PRESS_TOKEN: '',
      },
      ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launchers.push(launcher);
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((done) => launcher.once('close', done));
  return {
    pid: launcher.pid ?? 0,
    output: () => output,
    ended,
    kill: (signal: NodeJS.Signals) => launcher.kill(signal),
    untilBuilding: () => until(() => output.includes('▸ Building the site') || launcher.exitCode !== null),
  };
}

/** The process ids of what a process has started, by a word of their command line. */
function childOf(pid: number, word: string): number {
  const { stdout } = spawnSync('ps', ['-ww', '-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  for (const line of stdout.split('\n')) {
    const [, child, parentId, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parentId) === pid && args.includes(word)) return Number(child);
  }
  throw new Error(`Process ${pid} has started nothing like “${word}”.`);
}

/** What it says after ✖, which must be all it says about the failure. */
function messageOf(output: string): string {
  expect(output).not.toMatch(/^\s+at /m);
  const messages = output.split('✖ ').slice(1);
  expect(messages).toHaveLength(1);
  return messages[0] ?? '';
}

describe('npm start', () => {
  test('ends with a message, and stops everything, when the cms dies while the site is being built', async () => {
    const started = start();
    await started.untilBuilding();
    const logOf = (name: string) => join(dataDir, 'logs', `${name}.log`);
    await until(() => existsSync(logOf('press')) && readFileSync(logOf('press'), 'utf8').includes('Serving '));
    process.kill(childOf(started.pid, 'strapi.js'), 'SIGKILL');
    expect(await started.ended).toBe(1);
    expect(messageOf(started.output())).toMatch(/^The cms stopped unexpectedly\. Run `npm start` again\./);
    expect(started.output()).toContain(`The whole log is in ${logOf('cms')}`);
    expect(existsSync(logOf('cms'))).toBe(true);
    expect(readFileSync(logOf('postgres'), 'utf8')).toContain('ready to accept connections');
    await untilFree();
  });

  test('is followed by its cms, press and Postgres when it is killed with kill -9, and starts again at once', async () => {
    const killed = start();
    await killed.untilBuilding();
    const parts = ['strapi.js', 'press/cli.ts', 'bin/postgres'].map((word) => childOf(killed.pid, word));
    killed.kill('SIGKILL');
    await killed.ended;
    const again = start();
    await again.untilBuilding();
    expect(again.output()).toContain('Building the site');
    expect(parts.filter(isAlive)).toEqual([]);

    const second = start();
    expect(await second.ended).toBe(1);
    expect(messageOf(second.output())).toContain(`Another \`npm start\` (process ${again.pid}) is already running`);

    process.kill(childOf(again.pid, 'bin/postgres'), 'SIGQUIT');
    expect(await again.ended).toBe(1);
    expect(messageOf(again.output())).toMatch(/^Postgres stopped unexpectedly/);
    await untilFree();
  });

  test('runs beside that of another checkout, and says which ports to choose when both would use the same', async () => {
    const first = start();
    await first.untilBuilding();
    const others = { CMS_PORT: String(await freePort()), SITE_PORT: String(await freePort()), POSTGRES_PORT: '' };
    const beside = start({ ...others, DATA_DIR: join(parent, 'beside') });
    await beside.untilBuilding();
    expect(beside.output()).toContain('▸ Building the site');
    // Here it runs from the same checkout, whose folder for the site only one press may have.
    beside.kill('SIGTERM');
    await beside.ended;

    const same = start({ DATA_DIR: join(parent, 'same') });
    expect(await same.ended).toBe(1);
    const message = messageOf(same.output());
    expect(message).toContain(
      `Port ${ports.CMS_PORT}, for the cms, and port ${ports.SITE_PORT}, for the site, are in use`,
    );
    const [, cmsPort, sitePort] = /: CMS_PORT=(\d+) SITE_PORT=(\d+) npm start/.exec(message) ?? [];
    expect([cmsPort, sitePort].map(Number)).not.toContain(ports.CMS_PORT);
    expect(Number(cmsPort) * Number(sitePort)).toBeGreaterThan(0);

    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await untilFree();
  });

  test('takes over a Postgres that nothing stopped after a kill -9', async () => {
    const killed = start();
    await until(() => killed.output().includes('Starting the embedded Postgres: '));
    const postgres = childOf(killed.pid, 'bin/postgres');
    process.kill(childOf(killed.pid, 'postgres-watchdog'), 'SIGKILL');
    killed.kill('SIGKILL');
    await killed.ended;
    expect(isAlive(postgres)).toBe(true);
    const again = start();
    await again.untilBuilding();
    expect(again.output()).toContain('Stopping the Postgres that a killed start left running');
    expect(isAlive(postgres)).toBe(false);
    again.kill('SIGTERM');
    expect(await again.ended).toBe(0);
    await untilFree();
  });

  test('says what to do when secrets.json is lost, damaged, or that of another newsroom', async () => {
    const whole = readFileSync(secrets, 'utf8');
    const failure = async (env: NodeJS.ProcessEnv = {}) => {
      const started = start(env);
      expect(await started.ended).toBe(1);
      return messageOf(started.output());
    };
    renameSync(secrets, `${secrets}.lost`);
    expect(await failure()).toMatch(/secrets\.json is missing .* restore it from a backup/);

    writeFileSync(secrets, whole.slice(0, -10));
    expect(await failure()).toMatch(/cannot be read: the file is damaged.* restore it from a backup/);

    const other = Object.fromEntries(Object.keys(JSON.parse(whole)).map((name) => [name, 'x'.repeat(43)]));
    writeFileSync(secrets, JSON.stringify(other));
    expect(await failure()).toMatch(/another password .* Restore the secrets.json of this database/);

    writeFileSync(secrets, JSON.stringify({ ...other, POSTGRES_PASSWORD: JSON.parse(whole).POSTGRES_PASSWORD }));
    expect(await failure()).toMatch(/set up with other secrets.*ACCEPT_CHANGED_SECRETS=/s);

    writeFileSync(secrets, JSON.stringify({ ...JSON.parse(whole), LEAD_KEY: 'short' }));
    expect(await failure()).toMatch(/the LEAD_KEY in .* is damaged/);

    writeFileSync(secrets, whole);
    await untilFree();
  });
});

test('a failed build of the admin ends with what the compiler said and what to do, and is not taken for a build', async () => {
  const program = join(parent, 'build.mjs');
  writeFileSync(program, `console.error('src/index.ts:1:1 Something is missing'); throw new Error('no build');`);
  const builtFrom = join(parent, 'built-from');
  writeFileSync(builtFrom, 'an earlier build');
  const failure: unknown = await buildCms({ program, builtFrom }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'HelpfulError', message: expect.stringContaining('Something is missing') });
  expect(String(failure)).toMatch(/remove the folder node_modules, and run `npm start` again/);
  expect(String(failure)).not.toMatch(/^\s+at /m);
  expect(() => readFileSync(builtFrom)).toThrow();
});

test('a log never grows beyond its limit: older parts move to numbered files, and the oldest goes', () => {
  const path = join(parent, 'program.log');
  for (let line = 1; line <= 12; line++) new LogFile(path, 20).write(`line number ${String(line).padStart(2, '0')}\n`);
  const read = (suffix: string) => readFileSync(path + suffix, 'utf8');
  expect(['', '.1', '.2', '.3'].map(read)).toEqual([12, 11, 10, '09'].map((line) => `line number ${line}\n`));
  expect(existsSync(`${path}.4`)).toBe(false);
});

test('a Postgres that another process uses is left alone, and named', async () => {
  const wantedDir = join(parent, 'used', 'postgres');
  const options = { wantedDir, password: 'test', durable: false };
  const used = await startPostgres({ ...options, port: await freePort() });
  try {
    await expect(startPostgres({ ...options, port: await freePort() })).rejects.toThrow(
      /Another `npm start`, test or bench \(process \d+\) is using the database/,
    );
    expect(isAlive(used.pid)).toBe(true);
  } finally {
    await used.stop();
  }
});

test('a second checkout starts: ports that no one needs to know are any free ones, unless a variable names them', async () => {
  const usual = await freePort();
  const other = createServer().listen(usual, '127.0.0.1');
  await once(other, 'listening');
  vi.stubEnv('SOME_PORT', '');
  const chosen = await anyPort('SOME_PORT', usual, 'the mailbox');
  expect(chosen).not.toBe(usual);
  expect(await isFree(chosen)).toBe(true);
  vi.stubEnv('SOME_PORT', String(usual));
  await expect(anyPort('SOME_PORT', 8025, 'the mailbox')).rejects.toThrow(`Port ${usual}, for the mailbox, is in use.`);
  vi.unstubAllEnvs();
  other.close();
  await once(other, 'close');
  expect(await anyPort('SOME_PORT', usual, 'the mailbox')).toBe(usual);
});
