import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBannerScript } from './banner-script.ts';

/** Astro takes a file below `src/pages` whose path has a leading underscore for none of the site's. */
const entrypoint = (name: string) => fileURLToPath(new URL(`../../src/cta/${name}.astro`, import.meta.url));

/**
 * Brings to Astro what banners need beside pages: their script, and their fragments.
 * @param prerender whether Astro writes them to files.
 */
export const withBanners = (prerender: boolean): AstroIntegration => ({
  name: 'banners',
  hooks: {
    'astro:config:setup': ({ injectRoute, updateConfig }) => {
      injectRoute({ pattern: '/_cta/[revision]', entrypoint: entrypoint('fragment'), prerender });
      injectRoute({ pattern: '/_cta/preview/[placement]', entrypoint: entrypoint('banner-preview'), prerender });
      updateConfig({ vite: { plugins: [withBannerScript()] } });
    },
  },
});
