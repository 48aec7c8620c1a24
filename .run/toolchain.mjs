// The door to every command: runs on whatever Node ≥ 20 is there, and brings the versions the project needs.
// Usage: node .run/toolchain.mjs <start|test> [arguments]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE = '24.21.0';
const PNPM = '12.21.0';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...args] = process.argv.slice(2);
const stamp = join(root, 'node_modules', '.installed-from');

function fail(message) {
  process.stderr.write(`\n✖ ${message}\n`);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node ${process.versions.node} is too old. Install Node 20 or newer: https://nodejs.org/`);

/** Everything an install depends on. */
function installSource() {
  const digest = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'cms/package.json', 'web/package.json', 'shared/package.json']) {
    digest.update(readFileSync(join(root, file)));
  }
  return digest.digest('hex');
}

/** Runs a command line with the project's Node and pnpm in its PATH. Ctrl-C reaches it, and it decides when to end. */
function withToolchain(line, env = {}) {
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  return spawnSync(npx, ['-y', '--loglevel=error', '-p', `node@${NODE}`, '-p', `pnpm@${PNPM}`, '-c', line], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true', ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
}

process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

const wanted = installSource();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const begun = Date.now();
  process.stdout.write(`▸ Fetching Node ${NODE} and pnpm ${PNPM}, and installing what the lock file names …\n`);
  const installed = withToolchain('pnpm install --frozen-lockfile --reporter=append-only', { CI: 'true' });
  if (installed.status !== 0) fail('The packages could not be installed: the lines above say why. Without a network, or behind a proxy, see README.md, “When it does not start”.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  process.stdout.write(`  Installed: ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
}

const quoted = args.map((arg) => `'${arg.replaceAll("'", `'\\''`)}'`).join(' ');
const { status, signal } = withToolchain(`node --disable-warning=ExperimentalWarning .run/${command}.ts ${quoted}`);
process.exit(status ?? (signal ? 130 : 1));
