import react from '@astrojs/react';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import { environment } from '../lib/environment.ts';
import { withBanners } from './banner-routes.ts';
import { plainImports } from './plain-imports.ts';

/**
 * Astro's configuration of the site: the same for `astro build`, `astro dev` and the press, but for where content comes from.
 * @param content brings the content to Astro.
 */
export const siteConfig = (content: AstroIntegration): AstroUserConfig => ({
  site: environment.SITE_URL,
  trailingSlash: 'always',
  // While one page waits for the disk, others are rendered.
  build: { format: 'directory', inlineStylesheets: 'always', concurrency: 10 },
  devToolbar: { enabled: false },
  vite: {
    plugins: [plainImports()],
    // Pages run no script within themselves: see the policy in press/lib/security-headers.ts. For all else Vite's own limit.
    build: { assetsInlineLimit: (file) => (/\.m?js$/.test(file) ? false : undefined) },
  },
  integrations: [react(), withBanners(), content],
});
