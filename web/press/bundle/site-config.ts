import react from '@astrojs/react';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import { withBanners } from './banner-routes.ts';
import { plainImports } from './plain-imports.ts';

/**
 * Astro's configuration of the site, the same for `astro build`, `astro dev` and the press's bundle. It names no address and
 * no content: pages get both as props.
 * @param integrations what else Astro is to do.
 * @param prerender whether Astro writes pages to files.
 */
export const siteConfig = (integrations: readonly AstroIntegration[], prerender: boolean) =>
  ({
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'always' },
    devToolbar: { enabled: false },
    vite: {
      plugins: [plainImports()],
      // Pages run no script within themselves: see the policy in press/lib/security-headers.ts. For all else Vite's own limit.
      build: { assetsInlineLimit: (file) => (/\.m?js$/.test(file) ? false : undefined) },
    },
    integrations: [react(), withBanners(prerender), ...integrations],
  }) satisfies AstroUserConfig;
