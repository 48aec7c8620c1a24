import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBannerScript } from './banner-script.ts';

/** Astro takes a file below `src/pages` whose path has a leading underscore for none of the site's. */
const entrypoint = (name: string) => fileURLToPath(new URL(`../../src/cta/${name}.astro`, import.meta.url));

/** Brings to Astro what banners need beside pages: their script, and their fragments. */
export const withBanners = (): AstroIntegration => ({
  name: 'banners',
  hooks: {
    'astro:config:setup': ({ injectRoute, updateConfig }) => {
      injectRoute({ pattern: '/_cta/[revision]', entrypoint: entrypoint('fragment'), prerender: true });
      injectRoute({ pattern: '/_cta/preview/[placement]', entrypoint: entrypoint('banner-preview'), prerender: true });
      updateConfig({ vite: { plugins: [withBannerScript()] } });
    },
  },
});
