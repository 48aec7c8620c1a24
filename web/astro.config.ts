import { defineConfig } from 'astro/config';
import { siteConfig } from './press/bundle/site-config.ts';
import { withContent } from './press/edition/astro-integration.ts';

// While one page waits for the disk, others are rendered.
const config = siteConfig([withContent()], true);
export default defineConfig({ ...config, build: { ...config.build, concurrency: 10 } });
