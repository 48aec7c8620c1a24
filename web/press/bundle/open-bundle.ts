import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { digestFiles } from '@patient-press/shared/digest-files';
import { environment } from '../lib/environment.ts';
import { bundleWords } from '../words/bundle.ts';
import { readManifest } from './manifest.ts';

/** The site's code, bundled: everything that a process needs to render pages. */
export interface Bundle {
  /** The module that exports Astro's app. */
  entry: string;
  /** Styles, fonts, scripts and icons, as readers get them. */
  clientDir: string;
  /** The hash of the script that every page has in its head. */
  bannerScript: string;
  /** Names the code that pages are made by. */
  digest: string;
}

/** The site's code can't be bundled. */
export class BundleError extends Error {
  override name = 'BundleError';
}

const root = resolve(import.meta.dirname, '../../..');
const program = join(import.meta.dirname, 'make-bundle.ts');
const DAY_MS = 86_400_000;

/** A digest of all code that pages are rendered by. */
export const bundleDigest = (): string =>
  digestFiles(root, [
    'web/src/**/*',
    'web/press/bundle/**/*',
    'web/public/**/*',
    'web/package.json',
    'shared/src/**/*',
    'pnpm-lock.yaml',
  ]).slice(0, 16);

async function make(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [program, folder], { cwd: root, maxBuffer: 64 * 1024 * 1024 }).catch(
    ({ stdout, stderr, message }: { stdout?: string; stderr?: string; message: string }) => {
      throw new BundleError(bundleWords.failed({ why: [stdout, stderr].filter(Boolean).join('\n') || message }));
    },
  );
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Disk trouble that passes stays what it is. */
function asBundleError(error: unknown, folder: string): unknown {
  return ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))
    ? new BundleError(bundleWords.unwritable({ folder, why: codeOf(error) }), { cause: error })
    : error;
}

/** Bundles of other code that no press uses any longer: after an upgrade, the version before may still run for a while. */
async function removeOld(folder: string, digest: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name !== digest && Date.now() - statSync(path).mtimeMs > DAY_MS)
      await rm(path, { recursive: true, force: true });
  }
}

/** Makes the bundle apart, then moves it to its place. */
async function put(folder: string, digest: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, 'draft-'));
  const place = join(folder, digest);
  try {
    await make(draft);
    // What is there is damaged, unless another press was quicker.
    if (existsSync(place) && !readManifest(place)) await rm(place, { recursive: true, force: true });
    await rename(draft, place).catch((error: unknown) => {
      if (!readManifest(place)) throw error;
    });
    await removeOld(folder, digest);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * The bundle of this code: made when there is none, or when it is damaged, which takes seconds and another process.
 * @param folder where bundles are, each in a folder named by the digest of its code.
 * @throws BundleError when the code can't be bundled or the folder can't be written.
 */
export async function openBundle(folder = environment.BUNDLE_DIR): Promise<Bundle> {
  const digest = bundleDigest();
  const place = join(folder, digest);
  if (!readManifest(place)) {
    await put(folder, digest).catch((error: unknown) => {
      throw asBundleError(error, folder);
    });
  }
  const manifest = readManifest(place);
  if (!manifest) throw new BundleError(bundleWords.damaged({ folder: place }));
  return {
    entry: join(place, 'server/entry.mjs'),
    clientDir: join(place, 'client'),
    bannerScript: manifest.bannerScript,
    digest,
  };
}
