import '../production.ts';
import { resolve } from 'node:path';
import { redactOutput } from '@patient-press/shared/redact';
import { type AstroIntegration, build } from 'astro';
import { passthroughImageService } from 'astro/config';
import { bannerScriptHash } from './banner-script.ts';
import { lockBuild } from './build-lock.ts';
import { writeManifest } from './manifest.ts';
import { siteConfig } from './site-config.ts';

// A program: `make-bundle.ts <folder>` bundles the site's code into a folder, then ends, and with it the memory that Vite
// takes.

/** Has Astro bundle pages as a server would import them. */
const adapter: AstroIntegration = {
  name: 'patient-press',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'patient-press',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./entry.ts', import.meta.url),
        supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'unsupported' },
      }),
    'astro:route:setup': ({ route }) => {
      route.prerender = false;
    },
  },
};

async function makeBundle(outDir: string): Promise<void> {
  const config = siteConfig([], false);
  await build({
    ...config,
    configFile: false,
    root: resolve(import.meta.dirname, '../..'),
    outDir,
    output: 'server',
    adapter,
    // Warns of each page's static paths, which plain Astro needs.
    logLevel: 'error',
    // Pictures are the press's own.
    image: { service: passthroughImageService() },
    // It imports nothing from node_modules, so that it can be in any folder.
    vite: { ...config.vite, ssr: { noExternal: true } },
  });
  writeManifest(outDir, await bannerScriptHash());
}

redactOutput();
const [outDir] = process.argv.slice(2);
if (!outDir) throw new Error('Usage: make-bundle.ts <folder>');
const unlock = await lockBuild();
try {
  await makeBundle(outDir);
} finally {
  unlock();
}
