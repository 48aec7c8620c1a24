import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'astro';
import { fetchContent } from './content.ts';
import { siteConfig } from './site-config.ts';

const root = resolve(import.meta.dirname, '..');

/** Where the site is written unless told otherwise. */
export const defaultOutDir = resolve(root, 'dist');

export interface BuildReport {
  articles: number;
  /** Milliseconds to fetch and prepare the content, and to render and write the pages. */
  syncMs: number;
  renderMs: number;
}

/**
 * Builds the whole site once. It is written beside `outDir` and takes its place only when it is complete, so whatever
 * fails, the site that stood there stands.
 * @throws CmsError, ContentError, or what Astro throws for a page that does not render.
 */
export async function buildSite({
  outDir = defaultOutDir,
  keepGoing = false,
}: {
  outDir?: string;
  keepGoing?: boolean;
} = {}): Promise<BuildReport> {
  const started = performance.now();
  const content = await fetchContent({ keepGoing, warn: (message) => console.warn(`⚠ ${message}`) });
  const fetched = performance.now();
  const [draft, previous] = [`${outDir}.draft`, `${outDir}.previous`];
  await build({ ...siteConfig(content), configFile: false, root, outDir: draft, logLevel: 'warn' });
  await rm(previous, { recursive: true, force: true });
  await rename(outDir, previous).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(draft, outDir);
  await rm(previous, { recursive: true, force: true });
  return {
    articles: content.snapshot.entries.articles.size,
    syncMs: fetched - started,
    renderMs: performance.now() - fetched,
  };
}
