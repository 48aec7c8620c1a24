import { defineConfig } from 'astro/config';
import { withContent } from './press/edition/astro-integration.ts';
import { siteConfig } from './press/render/site-config.ts';

export default defineConfig(siteConfig(withContent()));
