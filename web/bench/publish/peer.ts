import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { step } from '../../../.run/progress.ts';
import { runChild } from '../child.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { editExport } from '../peers/exported.ts';
import type { Published } from './published.ts';

/** Milliseconds that `astro build` with `experimental.incrementalBuild` took until changed HTML was on disk. */
export interface PeerResult {
  /** Its first build, with nothing cached. */
  firstMs: number;
  articleMs: number;
  settingMs: number;
}

const exported = z.object({ articles: z.number() });

/**
 * What a team without a press does: Astro's incremental build of the same pages, over files with the same content, in a
 * process of its own each time.
 */
export async function measurePeer(
  newsroom: Newsroom,
  { articles, settingsId }: Published,
  folder: string,
): Promise<PeerResult> {
  const content = join(folder, 'content');
  const outDir = join(folder, 'astro');
  const cacheDir = join(folder, 'astro-cache');
  const env = { ...newsroom.env, BENCH_EXPORT: content };
  const [article] = articles;
  if (!article) throw new Error('There is no article to edit.');
  exported.parse(
    await step('Exporting the content for the peer', () => runChild('build/export.ts', [content], newsroom.env)),
  );

  /** Until a page shows a text, or, when none is named, until the build is over. */
  const build = (what: string, shown?: { slug: string; text: string }): Promise<number> =>
    step(`astro build with incrementalBuild: ${what}`, async () => {
      const started = performance.now();
      let isOver = false;
      const building = runChild('peers/astro/build.ts', [outDir, cacheDir, 'incremental'], env).finally(() => {
        isOver = true;
      });
      let ms = 0;
      while (shown && ms === 0 && !isOver) {
        const html = await readFile(join(outDir, 'articles', shown.slug, 'index.html'), 'utf8').catch(() => '');
        if (html.includes(shown.text)) ms = performance.now() - started;
        else await delay(20);
      }
      await building;
      return ms || performance.now() - started;
    });

  const firstMs = await build('all pages');
  const headline = 'A headline edited in a file';
  await editExport(content, 'articles', article.documentId, { headline });
  const articleMs = await build('one article edited', { slug: article.slug, text: headline });
  await editExport(content, 'site-settings', settingsId, { footerNote: 'A note edited in a file' });
  return { firstMs, articleMs, settingMs: await build('a site setting') };
}
