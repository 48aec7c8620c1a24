import { execa } from 'execa';
import { z } from 'zod';
import { freePort } from '../../../.run/ports.ts';
import { openBrowser } from '../../tests/fixtures/browser.ts';

/** From 0 to 100. */
export type Scores = Record<'performance' | 'accessibility' | 'best-practices' | 'seo', number>;

/**
 * Fetched when it is asked for: 114 packages and 176 MB, Apache-2.0, are too much for everyone who installs the project.
 * The version is fixed, so that figures can be compared.
 */
const LIGHTHOUSE = 'lighthouse@13.5.0';

const score = z
  .object({ score: z.number().transform((share) => Math.round(100 * share)) })
  .transform(({ score }) => score);
const report = z.object({
  categories: z.object({ performance: score, accessibility: score, 'best-practices': score, seo: score }),
});

/** Has Lighthouse look at pages on its phone, one after the other. @returns the scores of each, in the same order. */
export async function scorePages(urls: readonly string[]): Promise<Scores[]> {
  const port = await freePort();
  const browser = await openBrowser([`--remote-debugging-port=${port}`]);
  try {
    const scores: Scores[] = [];
    for (const url of urls) {
      const { stdout } = await execa('pnpm', ['dlx', LIGHTHOUSE, url, `--port=${port}`, '--output=json', '--quiet'], {
        maxBuffer: 100_000_000,
      });
      scores.push(report.parse(JSON.parse(stdout)).categories);
    }
    return scores;
  } finally {
    await browser.close();
  }
}
