// The door to every command: runs on whatever Node ≥ 20 is there, and brings the versions the project needs.
// Usage: node .run/toolchain.mjs <start|test> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE = '24.21.0';
const PNPM = '12.21.0';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...args] = process.argv.slice(2);
const stamp = join(root, 'node_modules', '.installed-from');

const advice = 'Without a network, or behind a proxy: see README.md, “When it does not start”.';

function fail(message) {
  process.stderr.write(`\n✖ ${message}\n`);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.versions.node} is too old. Install Node 20 or newer: https://nodejs.org/`);

/** Everything an install depends on. */
function installSource() {
  const digest = createHash('sha256');
  for (const file of [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    'cms/package.json',
    'web/package.json',
    'shared/package.json',
  ]) {
    digest.update(readFileSync(join(root, file)));
  }
  return digest.digest('hex');
}

/** The PATH in which the project's Node and pnpm come first; npm fetches them the first time. */
function toolchainPath() {
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const found = spawnSync(
    npx,
    ['-y', '--loglevel=error', '-p', `node@${NODE}`, '-p', `pnpm@${PNPM}`, '-c', 'node -p process.env.PATH'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (found.status !== 0)
    fail(
      `Node ${NODE} and pnpm ${PNPM} could not be fetched from the npm registry: the lines above say why. ${advice}`,
    );
  return found.stdout.trim();
}

/** Runs a program until it ends, and hands on to it the signals that end this one. */
function run(program, programArgs, env) {
  const child = spawn(program, programArgs, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' });
  const handOn = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handOn);
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`${program} could not be started: ${error.message}`));
    child.once('close', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

const wanted = installSource();
const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
if (!isInstalled)
  process.stdout.write(`▸ Fetching Node ${NODE} and pnpm ${PNPM}, and installing what the lock file names …\n`);
const begun = Date.now();
const env = {
  ...process.env,
  PATH: toolchainPath(),
  STRAPI_TELEMETRY_DISABLED: 'true',
  ASTRO_TELEMETRY_DISABLED: '1',
  // Two allocators that would rather keep freed memory: glibc's, for pictures, and that of the bundler, which builds the admin in two
  // thirds of the memory this way.
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
  MALLOC_TRIM_THRESHOLD_: process.env.MALLOC_TRIM_THRESHOLD_ ?? '1048576',
  MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? '1048576',
  MIMALLOC_PURGE_DELAY: process.env.MIMALLOC_PURGE_DELAY ?? '0',
  // What starts a second time is already compiled: a quarter of what a start of Strapi costs.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node-compile-cache'),
};
if (!isInstalled) {
  const code = await run('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], { ...env, CI: 'true' });
  if (code !== 0) fail(`The packages could not be installed: the lines above say why. ${advice}`);
  writeFileSync(stamp, wanted);
  process.stdout.write(`  Installed: ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
}

process.exit(
  await run('node', ['--disable-warning=ExperimentalWarning', join(root, '.run', `${command}.ts`), ...args], env),
);
