import { readdirSync, rmSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { step } from '../../../.run/progress.ts';
import { runChild } from '../child.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { withNewsrooms } from '../newsroom/with-newsrooms.ts';
import { type Measured, measured } from '../peers/report.ts';

/** What one builder did with one newsroom. */
export interface Result {
  builder: string;
  articles: number;
  /** HTML and XML files, and their bytes. */
  pages: number;
  bytes: number;
  measured: Measured;
  /** The machine's load over the last minute, before the run: above about 1 others were at work. */
  load: number;
}

function countPages(outDir: string): { pages: number; bytes: number } {
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(html|xml)$/.test(file));
  return { pages: files.length, bytes: files.reduce((sum, file) => sum + statSync(join(outDir, file)).size, 0) };
}

/** Measures the press and its peers over one newsroom, and stops that when the press is done. */
export async function measureBuilds(newsroom: Newsroom, folder: string): Promise<Result[]> {
  const { articles } = newsroom;
  const content = join(folder, 'content');
  const env = { ...newsroom.env, BENCH_EXPORT: content };
  const exported = z
    .object({ articles: z.number() })
    .parse(await step('Exporting the content for the peers', () => runChild('build/export.ts', [content], env)));
  if (exported.articles !== articles)
    throw new Error(
      `The cms answered with ${exported.articles} articles instead of ${articles}. Delete .data/bench and try again.`,
    );

  const measure = async (builder: string, program: string, outDir: string, args: string[] = []): Promise<Result> => {
    const [load = 0] = loadavg();
    const answer = await step(`${builder}, ${articles} articles`, () => runChild(program, [outDir, ...args], env));
    return { builder, articles, ...countPages(outDir), measured: measured.parse(answer), load };
  };
  const pressOut = join(folder, 'press');
  const press = await measure('Patient Press', 'build/press.ts', pressOut);
  await newsroom.stop();
  const astro = await measure('Astro collections', 'peers/astro/build.ts', join(folder, 'astro'), [
    join(folder, 'astro-cache'),
  ]);
  const [example = ''] = readdirSync(join(pressOut, 'articles'));
  const page = join(pressOut, 'articles', example, 'index.html');
  const eleventy = await measure('Eleventy', 'peers/eleventy/build.ts', join(folder, 'eleventy'), [content, page]);
  return [press, astro, eleventy];
}

/** Measures the one-shot build of newsrooms with so many articles, and of its peers over the same content. */
export function benchBuild(sizes: readonly number[]): Promise<Result[]> {
  return withNewsrooms(async (newsrooms, folder) => {
    const results: Result[] = [];
    for (const articles of sizes) {
      results.push(...(await measureBuilds(await newsrooms.open(articles), folder)));
      rmSync(folder, { recursive: true, force: true });
    }
    return results;
  });
}
