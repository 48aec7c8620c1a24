import { readdirSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { run } from '../../../.run/processes.ts';
import { step } from '../../../.run/progress.ts';
import { type Newsroom, openNewsrooms } from '../newsroom/newsroom.ts';
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

const bench = resolve(import.meta.dirname, '..');

/** Runs a program of the bench in a process of its own. @returns what it reported. @throws Error with its output. */
async function runChild(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<unknown> {
  const child = run([join(bench, program), ...args], { name: program, cwd: resolve(bench, '..'), env });
  const stop = () => void child.process.kill('SIGTERM');
  process.once('exit', stop);
  let answer: unknown;
  child.process.on('message', (message) => {
    answer = message;
  });
  const code = await child.ended;
  process.off('exit', stop);
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${child.log()}`);
  return answer;
}

function countPages(outDir: string): { pages: number; bytes: number } {
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(html|xml)$/.test(file));
  return { pages: files.length, bytes: files.reduce((sum, file) => sum + statSync(join(outDir, file)).size, 0) };
}

async function measureNewsroom(newsroom: Newsroom, folder: string): Promise<Result[]> {
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
export async function benchBuild(sizes: readonly number[]): Promise<Result[]> {
  const folder = join(tmpdir(), `patient-press-bench-${process.pid}`);
  const newsrooms = await openNewsrooms();
  const onSignal = () => void newsrooms.close().then(() => process.exit(130));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    const results: Result[] = [];
    for (const articles of sizes) {
      results.push(...(await measureNewsroom(await newsrooms.open(articles), folder)));
      rmSync(folder, { recursive: true, force: true });
    }
    return results;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    rmSync(folder, { recursive: true, force: true });
    await newsrooms.close();
  }
}
