import react from '@astrojs/react';
import type { AstroUserConfig } from 'astro';
import type { Content } from './content.ts';
import { environment } from './environment.ts';
import { press } from './integration.ts';

/** Astro's configuration of the site: the same for `astro build`, `astro dev` and the press, which brings its content. */
export const siteConfig = (content?: Content): AstroUserConfig => ({
  site: environment.SITE_URL,
  trailingSlash: 'always',
  // While one page waits for the disk, others are rendered.
  build: { format: 'directory', inlineStylesheets: 'always', concurrency: 10 },
  devToolbar: { enabled: false },
  integrations: [react(), press(content)],
});
