import { defineConfig } from 'astro/config';
import { siteConfig } from './press/render/site-config.ts';

export default defineConfig(siteConfig());
