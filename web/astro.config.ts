import { defineConfig } from 'astro/config';
import { siteConfig } from './press/site-config.ts';

export default defineConfig(siteConfig());
