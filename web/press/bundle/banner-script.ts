import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const entry = fileURLToPath(new URL('../../src/cta/banner-script.ts', import.meta.url));

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: true, target: 'es2022', lib: { entry, formats: ['iife'], name: 'banners' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('Vite made nothing of the banner script.');
  // It is in a page's own <script>.
  return chunk.code.trim().replaceAll('</', '<\\/');
}

let bundled: Promise<string> | undefined;

/** The script that every page carries in its head, as one line of JavaScript. */
export function bannerScript(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

/** Its hash, as a content security policy names it. */
export const bannerScriptHash = async (): Promise<string> =>
  `sha256-${createHash('sha256')
    .update(await bannerScript())
    .digest('base64')}`;

const ID = 'virtual:banner-script';

/** Gives pages the script as the default export of `virtual:banner-script`. */
export const withBannerScript = (): Plugin => ({
  name: 'banner-script',
  resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
  load: async (id) => (id === `\0${ID}` ? `export default ${JSON.stringify(await bannerScript())}` : undefined),
});
