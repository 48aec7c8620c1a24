import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBannerScript } from './banner-script.ts';

/** Astro takes a file below `src/pages` whose path has a leading underscore for none of the site's. */
const fragment = fileURLToPath(new URL('../../src/cta/fragment.astro', import.meta.url));

/** Brings to Astro what banners need beside pages: their script, and their fragments. */
export const withBanners = (): AstroIntegration => ({
  name: 'banners',
  hooks: {
    'astro:config:setup': ({ injectRoute, updateConfig }) => {
      injectRoute({ pattern: '/_cta/[revision]', entrypoint: fragment, prerender: true });
      updateConfig({ vite: { plugins: [withBannerScript()] } });
    },
  },
});
