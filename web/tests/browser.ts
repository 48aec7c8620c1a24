import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, expect } from '@playwright/test';
import manifest from '../package.json' with { type: 'json' };

/** Only loopback can be reached where the tests run: what Chromium asks of the world by itself would wait in vain. */
const offline = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * Unpacks the Chromium that comes as a package, with the libraries and the font that a bare machine lacks. Once per
 * version, in a folder of this checkout: the package's own place, /tmp/chromium, may be another user's, another
 * version's, or half written by another run.
 * @returns the folder, with `chromium`, `al2023/lib` and `fonts.conf` in it.
 */
async function unpackChromium(): Promise<string> {
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
  const home = join(cache, `chromium-${manifest.devDependencies['@sparticuz/chromium']}`);
  if (existsSync(home)) return home;
  mkdirSync(cache, { recursive: true });
  const unpacking = mkdtempSync(`${home}-`);
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const { TMPDIR } = process.env;
  process.env.TMPDIR = unpacking;
  try {
    await packed.executablePath();
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  writeFileSync(
    join(unpacking, 'fonts.conf'),
    `<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir><include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>`,
  );
  try {
    renameSync(unpacking, home);
  } catch (cause) {
    // The other worker, which opens its first browser at the same moment, was faster.
    rmSync(unpacking, { recursive: true });
    if (!existsSync(home)) throw cause;
  }
  return home;
}

async function openPackedChromium(): Promise<Browser> {
  const home = await unpackChromium();
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    // Of the package's own flags none is taken: they are for a function in a cloud. --single-process and --no-zygote bring
    // the whole browser down with one page, --disable-web-security would hide what a reader's browser refuses.
    // --no-sandbox: containers, and root, cannot make the sandbox; the pages opened are our own.
    args: ['--no-sandbox', ...offline],
    env: { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  });
}

/**
 * Starts the Chromium of the tests: on Linux the one in the package @sparticuz/chromium, which needs no download from
 * anywhere but the package registry; elsewhere Playwright's own.
 * @throws Error with the command that installs the browser when it is missing.
 */
export async function openBrowser(): Promise<Browser> {
  const [install, open] =
    process.platform === 'linux'
      ? ['pnpm install', openPackedChromium]
      : ['pnpm --filter @patient-press/web exec playwright install chromium', () => chromium.launch({ args: offline })];
  try {
    return await open();
  } catch (cause) {
    throw new Error(`No browser could be started for the tests. Install it with “${install}”.`, { cause });
  }
}

/** Waits until what is expected of a page is so, also of a first page of the admin on two cores that two stacks use. */
export const expectOn = expect.configure({ timeout: 30_000 });
