import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@astrojs/react';
import { type AstroIntegration, build } from 'astro';
import { withBannerScript } from '../../../press/bundle/banner-script.ts';
import { lockBuild } from '../../../press/bundle/build-lock.ts';
import { siteConfig } from '../../../press/bundle/site-config.ts';
import { report } from '../report.ts';

/**
 * Plain Astro: the pages, layouts and components of web/src, over content collections in files instead of the press's
 * held-site. Arguments: the folder to write to, one for caches, which is empty at first, and `incremental` for a build that
 * leaves alone what is the same as at the last one.
 */
const [outDir, cacheDir, mode] = process.argv.slice(2);
const web = resolve(import.meta.dirname, '../../..');
const unlock = await lockBuild();
const started = performance.now();
let synced = started;

const pagesOfTheSite: AstroIntegration = {
  name: 'the pages of web/src',
  hooks: {
    'astro:config:setup'({ injectRoute, updateConfig }) {
      const pages = resolve(web, 'src/pages');
      for (const page of globSync('**/*.{astro,ts}', { cwd: pages })) {
        injectRoute({
          pattern: `/${page.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')}`,
          entrypoint: resolve(pages, page),
          prerender: true,
        });
      }
      const held = resolve(web, 'src/content/site/held-site.ts');
      updateConfig({
        vite: {
          plugins: [
            withBannerScript(),
            {
              name: 'the content from collections',
              enforce: 'pre',
              async resolveId(source, importer, options) {
                if (!source.endsWith('/held-site.ts') || !importer) return null;
                const found = await this.resolve(source, importer, { ...options, skipSelf: true });
                return found?.id === held ? resolve(import.meta.dirname, 'src/held-site.ts') : null;
              },
            },
          ],
        },
      });
    },
    'astro:build:start'() {
      synced = performance.now();
    },
  },
};

await build({
  ...siteConfig([], true),
  configFile: false,
  root: import.meta.dirname,
  outDir,
  cacheDir,
  logLevel: 'warn',
  experimental: { incrementalBuild: mode === 'incremental' },
  integrations: [react(), pagesOfTheSite],
});
unlock();
report({ syncMs: synced - started, renderMs: performance.now() - synced });
